//! Agreement of a plain table of codes, from any spreadsheet: `unit,cluster,group,coder,category` on standard input.
//!
//! ```sh
//! cargo run --example agreement -- [CATEGORY] < codes.csv
//! ```
//! A row for each two coders, one for all of them, and these by category; F1 is that of CATEGORY, or of the row's own. What is
//! not defined is empty.

use std::error::Error;
use std::io;

use pledgebase::agreement::{About, By, Code, Codes, Compared, Figure, Settings, compare};

fn main() -> Result<(), Box<dyn Error>> {
    let category = std::env::args().nth(1);
    let mut read = csv::Reader::from_reader(io::stdin());
    let table = read.deserialize().collect::<Result<Vec<(String, String, String, String, String)>, _>>()?;
    let code = |(unit, cluster, group, coder, category)| Code { unit, cluster, group, coder, category };
    let table = Codes::of(table.into_iter().map(code))?;

    let mut out = csv::Writer::from_writer(io::stdout());
    out.write_record(["coders", "category", "units", "agreement", "kappa", "alpha", "f1"])?;
    for by in [By::Coders, By::Category] {
        for row in compare(&table, &Settings { by, category: category.as_deref(), ..Settings::default() })? {
            let coders = match &row.compared {
                Compared::Two(one, other) => format!("{one} {other}"),
                Compared::All => "all".to_owned(),
            };
            let about = if let About::Category(name) = &row.about { name.clone() } else { String::new() };
            let written = |figure: Figure| figure.value.map_or_else(String::new, |value| value.to_string());
            let figures = row.figures;
            let [agreement, kappa, alpha, f1] =
                [figures.agreement, figures.kappa, figures.alpha, figures.f1].map(written);
            out.write_record([coders, about, row.units.to_string(), agreement, kappa, alpha, f1])?;
        }
    }
    Ok(out.flush()?)
}
