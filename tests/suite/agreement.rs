//! Agreement of coders: who is compared on what, and what intervals hold.

use pledgebase::agreement::{About, AgreementError, By, Code, Codes, Compared, Comparison, Settings, compare};
use pledgebase::sampling::Generator;

/// Codes of two coders: for each unit its cluster, its group, and what both said (`-` is nothing).
fn codes(units: &[(&str, &str, &str, &str)]) -> Codes {
    let of = |(number, (cluster, group, one, other)): (usize, &(&str, &str, &str, &str))| {
        let code = |coder: &str, category: &str| Code {
            unit: format!("{number:05}"),
            cluster: (*cluster).to_owned(),
            group: (*group).to_owned(),
            coder: coder.to_owned(),
            category: category.to_owned(),
        };
        [code("ann", one), code("ben", other)]
    };
    let all = units.iter().enumerate().flat_map(of).filter(|code| code.category != "-");
    Codes::of(all).unwrap()
}

fn only(rows: Vec<Comparison>) -> Comparison {
    let mut rows = rows.into_iter();
    let first = rows.next().unwrap();
    assert_eq!(rows.next(), None);
    first
}

#[test]
fn only_units_that_both_coded_are_compared() {
    let codes = codes(&[
        ("p", "", "yes", "yes"),
        ("p", "", "no", "-"),
        ("q", "", "-", "yes"),
        ("q", "", "no", "yes"),
        ("r", "", "-", "no"),
    ]);
    let row = only(compare(&codes, &Settings { category: Some("yes"), ..Settings::default() }).unwrap());
    assert_eq!((row.clusters, row.units, row.differing), (2, 2, 1));
    assert_eq!(row.compared, Compared::Two("ann".to_owned(), "ben".to_owned()));
    assert_eq!((row.figures.agreement.value, row.figures.f1.value), (Some(0.5), Some(2.0 / 3.0)));
    assert_eq!(row.figures.agreement.interval, None, "two clusters are too few to draw from");
}

#[test]
fn rows_of_a_verdict_set_it_against_all_others_and_rows_of_a_domain_have_its_units() {
    let codes = codes(&[
        ("p", "wonen", "yes", "yes"),
        ("q", "wonen", "no", "perhaps"),
        ("r", "zorg", "perhaps", "no"),
        ("s", "zorg", "no", "no"),
    ]);
    let by = |by| compare(&codes, &Settings { by, category: Some("yes"), ..Settings::default() }).unwrap();
    let verdicts: Vec<_> =
        by(By::Category).into_iter().map(|row| (row.about, row.differing, row.figures.f1.value)).collect();
    let category = |name: &str| About::Category(name.to_owned());
    assert_eq!(
        verdicts,
        [(category("no"), 2, Some(0.5)), (category("perhaps"), 2, Some(0.0)), (category("yes"), 0, Some(1.0))]
    );
    let domains: Vec<_> = by(By::Group)
        .into_iter()
        .map(|row| (row.about, row.units, row.figures.agreement.value, row.figures.f1.value))
        .collect();
    let group = |name: &str| About::Group(name.to_owned());
    assert_eq!(domains, [(group("wonen"), 2, Some(0.5), Some(1.0)), (group("zorg"), 2, Some(0.5), None)]);
}

#[test]
fn three_coders_are_compared_two_by_two_and_together() {
    let mut all = Vec::new();
    for unit in 0..12 {
        for (coder, category) in [("ann", "yes"), ("ben", if unit % 4 == 0 { "no" } else { "yes" }), ("cas", "no")] {
            if coder == "cas" && unit > 5 {
                continue;
            }
            let text = |text: &str| text.to_owned();
            let (unit, group) = (format!("{unit}"), String::new());
            all.push(Code { cluster: unit.clone(), unit, group, coder: text(coder), category: text(category) });
        }
    }
    let codes = Codes::of(all).unwrap();
    let rows = compare(&codes, &Settings::default()).unwrap();
    let names: Vec<_> = rows.iter().map(|row| (row.compared.clone(), row.units)).collect();
    let two = |one: &str, other: &str| Compared::Two(one.to_owned(), other.to_owned());
    assert_eq!(names, [(two("ann", "ben"), 12), (two("ann", "cas"), 6), (two("ben", "cas"), 6), (Compared::All, 12)]);
    // Pairs of codes: 9 of 12, 0 of 6 and 2 of 6 agree.
    assert_eq!(rows[3].figures.agreement.value, Some(11.0 / 24.0));
    assert!(rows[3].figures.kappa.value.is_none() && rows[3].figures.alpha.value.is_some());
    let two_of_them = ["ben".to_owned(), "cas".to_owned()];
    assert_eq!(compare(&codes, &Settings { coders: &two_of_them, ..Settings::default() }).unwrap().len(), 1);
    let nobody = ["dirk".to_owned()];
    let unknown = compare(&codes, &Settings { coders: &nobody, ..Settings::default() });
    assert!(matches!(unknown, Err(AgreementError::UnknownCoder { .. })));
}

#[test]
fn the_interval_of_independent_units_is_about_that_of_the_binomial_distribution() {
    let said = |unit: usize| if unit.is_multiple_of(5) { "no" } else { "yes" };
    let names: Vec<_> = (0..400).map(|unit| format!("{unit:03}")).collect();
    let units: Vec<_> = (0..400).map(|unit| (names[unit].as_str(), "", "yes", said(unit))).collect();
    let row = only(compare(&codes(&units), &Settings::default()).unwrap());
    let interval = row.figures.agreement.interval.unwrap();
    // 0.8 ± 1.96 · √(0.8 · 0.2 / 400)
    assert!((interval.low - 0.7608).abs() < 0.006 && (interval.high - 0.8392).abs() < 0.006, "{interval:?}");
    assert_eq!(row.figures.kappa.value, Some(0.0), "one who always says yes agrees by chance");
}

#[test]
fn units_that_hang_together_make_a_wider_interval_and_the_seed_makes_it_again() {
    let mut generator = Generator::of_seed(5);
    let names: Vec<_> = (0..40).map(|cluster| format!("{cluster:02}")).collect();
    let agreed: Vec<bool> = (0..40).map(|_| generator.below(4) > 0).collect();
    let alone: Vec<String> = (0..400).map(|unit| format!("{unit:03}")).collect();
    let unit = |unit: usize| if agreed[unit / 10] { "yes" } else { "no" };
    let together: Vec<_> = (0..400).map(|of| (names[of / 10].as_str(), "", "yes", unit(of))).collect();
    let apart: Vec<_> = (0..400).map(|of| (alone[of].as_str(), "", "yes", unit(of))).collect();
    let width = |units: &[(&str, &str, &str, &str)], seed| {
        let settings = Settings { seed, ..Settings::default() };
        let interval = only(compare(&codes(units), &settings).unwrap()).figures.agreement.interval.unwrap();
        interval.high - interval.low
    };
    let (wide, narrow) = (width(&together, 1), width(&apart, 1));
    // Ten units that are all alike say as much as one: the interval is √10 times as wide.
    assert!((wide / narrow - 10.0_f64.sqrt()).abs() < 0.4, "{wide} {narrow}");
    assert!((width(&together, 1) - wide).abs() < f64::EPSILON);
    assert!((width(&apart, 2) - narrow).abs() > f64::EPSILON, "another seed, another interval");
}

#[test]
fn a_figure_that_many_resamples_leave_undefined_has_no_interval() {
    let names: Vec<_> = (0..20).map(|cluster| format!("{cluster:02}")).collect();
    let said = |unit: usize| if unit == 3 { "yes" } else { "no" };
    let units: Vec<_> = (0..20).map(|unit| (names[unit].as_str(), "", said(unit), said(unit))).collect();
    let row = only(compare(&codes(&units), &Settings { category: Some("yes"), ..Settings::default() }).unwrap());
    assert_eq!((row.figures.kappa.value, row.figures.f1.value), (Some(1.0), Some(1.0)));
    assert_eq!((row.figures.kappa.interval, row.figures.f1.interval), (None, None));
    let certain = row.figures.agreement.interval.unwrap();
    assert!((certain.low - 1.0).abs() < f64::EPSILON && (certain.high - 1.0).abs() < f64::EPSILON);
}
