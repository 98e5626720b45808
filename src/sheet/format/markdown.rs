//! A sheet for paper: the codebook, and behind it each promise with its decisions and boxes to tick.

use std::io::{self, Write};

use crate::export::markdown_text;
use crate::sheet::{CODEBOOK, Entry, Offer, Sheet, codebook_version};

/// Writes a sheet as Markdown.
///
/// # Errors
/// When it cannot be written.
pub fn write_markdown(mut out: impl Write, sheet: &Sheet) -> io::Result<()> {
    writeln!(out, "{}\n", CODEBOOK.trim_end())?;
    writeln!(out, "# Sheet\n")?;
    let promises = sheet.entries.len();
    let plural = if promises == 1 { "" } else { "s" };
    writeln!(out, "{promises} promise{plural}, codebook {}.", codebook_version())?;
    if let Some(sample) = &sheet.sample {
        writeln!(out, "Random sample: {}.", markdown_text(sample))?;
    }
    let coder = sheet.coder.as_deref().map_or_else(|| "…………".into(), markdown_text);
    writeln!(out, "Coder: {coder}. Day: …………")?;
    for (index, entry) in sheet.entries.iter().enumerate() {
        write_entry(&mut out, index + 1, entry)?;
    }
    out.flush()
}

fn write_entry(out: &mut impl Write, number: usize, entry: &Entry) -> io::Result<()> {
    let place = &entry.place;
    writeln!(
        out,
        "\n## {number}. {} {}, {}\n",
        markdown_text(&place.domain),
        markdown_text(&place.number),
        markdown_text(&place.title)
    )?;
    if let Some(continued) = entry.continues.as_ref().filter(|continued| entry.before.as_ref() != Some(*continued)) {
        writeln!(out, "Goes on from: {}\n", markdown_text(continued))?;
    }
    let before = [&entry.lead, &entry.before].into_iter().flatten().map(|said| markdown_text(said));
    let promise = format!("**{}**", markdown_text(entry.healed.as_ref().unwrap_or(&entry.text)));
    let after = entry.after.as_deref().map(markdown_text);
    let said: Vec<_> = before.map(Into::into).chain([promise]).chain(after.map(Into::into)).collect();
    writeln!(out, "> {}\n", said.join(" "))?;
    for offer in &entry.offers {
        write_offer(out, offer)?;
    }
    if entry.offers.is_empty() {
        writeln!(out, "There is no decision to judge.\n")?;
    }
    writeln!(out, "☐ none  ☐ not a promise")
}

fn write_offer(out: &mut impl Write, offer: &Offer) -> io::Result<()> {
    let day = offer.date.map_or_else(|| "no day".to_owned(), |day| day.to_string());
    let title = markdown_text(offer.title.as_deref().unwrap_or("without a title"));
    let lead = if offer.is_lead { " (named by no report on this section)" } else { "" };
    writeln!(out, "**{}.** {day}: {title}{lead}\n", offer.rank)?;
    if let Some(text) = &offer.text {
        writeln!(out, "{}\n", markdown_text(text))?;
    }
    writeln!(out, "☐ yes  ☐ perhaps  ☐ no  ☐ contrary\n")
}
