//! A sheet to fill in.
//!
//! # Rationale
//! What spreadsheets do to a file must not change what it says. They take a file for UTF-8 by the byte order mark before it,
//! and calculate cells that begin like a formula: the mark is written where the file is opened by its name, and such cells
//! are guarded ([`guarded`]). What is read back are the same words.

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::{ErrorKind, Terminator, WriterBuilder};

use crate::dataset::{SHEET_COLUMNS, VERDICTS_COLUMN, guarded};
use crate::language::folded;
use crate::sheet::{Entry, Offer, Sheet};

/// Writes a sheet as CSV (RFC 4180), with a byte order mark for a file that people open.
///
/// # Errors
/// When it cannot be written.
pub fn write_csv(mut out: impl Write, sheet: &Sheet, with_mark: bool) -> io::Result<()> {
    if with_mark {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    write_rows(&mut writer, sheet).map_err(|error| match error.into_kind() {
        ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    })?;
    writer.flush()
}

fn write_rows(writer: &mut ::csv::Writer<impl Write>, sheet: &Sheet) -> Result<(), ::csv::Error> {
    writer.write_record(columns(sheet))?;
    for entry in &sheet.entries {
        for offer in &entry.offers {
            write_row(writer, sheet, entry, Some(offer))?;
        }
        if entry.offers.is_empty() {
            write_row(writer, sheet, entry, None)?;
        }
    }
    Ok(())
}

fn write_row(
    writer: &mut ::csv::Writer<impl Write>,
    sheet: &Sheet,
    entry: &Entry,
    offer: Option<&Offer>,
) -> Result<(), ::csv::Error> {
    let context = context(entry);
    for column in columns(sheet) {
        let text: Cow<'_, str> = match column {
            "promise" => entry.promise.as_str().into(),
            "promise_text" => entry.text.as_str().into(),
            "section" => entry.place.section.as_str().into(),
            "decision" => offer.map_or("", |offer| &offer.decision).into(),
            "decision_date" => offer.and_then(|offer| offer.date).map(|day| day.to_string()).unwrap_or_default().into(),
            "decision_title" => offer.and_then(|offer| offer.title.as_deref()).unwrap_or_default().into(),
            "decision_text" => offer.and_then(|offer| offer.text.as_deref()).unwrap_or_default().into(),
            "rank" => offer.map(|offer| offer.rank.to_string()).unwrap_or_default().into(),
            "coder" => sheet.coder.as_deref().unwrap_or_default().into(),
            "sample" => sheet.sample.as_deref().unwrap_or_default().into(),
            "context" => context.as_str().into(),
            VERDICTS_COLUMN => {
                offer.map_or(&entry.verdicts, |offer| &offer.verdicts).as_deref().unwrap_or_default().into()
            }
            // What coders write.
            _ => "".into(),
        };
        writer.write_field(guarded(&text).as_bytes())?;
    }
    writer.write_record(None::<&[u8]>)
}

/// The columns of every sheet, and what a referee gets to read beside them.
fn columns(sheet: &Sheet) -> impl Iterator<Item = &'static str> {
    let said = |entry: &Entry| entry.verdicts.is_some() || entry.offers.iter().any(|offer| offer.verdicts.is_some());
    let is_for_referee = sheet.entries.iter().any(said);
    SHEET_COLUMNS.into_iter().chain(is_for_referee.then_some(VERDICTS_COLUMN))
}

/// What is said around a promise, which `[…]` stands for; first what it goes on from.
fn context(entry: &Entry) -> String {
    let Entry { lead, before, after, continues, .. } = entry;
    let continues = continues.as_ref().filter(|continued| before.as_ref() != Some(*continued));
    if continues.is_none() && lead.is_none() && before.is_none() && after.is_none() {
        return String::new();
    }
    let said = [continues, lead.as_ref(), before.as_ref()].into_iter().flatten().map(String::as_str);
    let parts: Vec<&str> = said.chain(["[…]"]).chain(after.as_deref()).collect();
    folded(&parts.join(" "))
}
