//! Bytes of a file → text. A file that is not UTF-8 is told of with the encoding that it looks like.

use super::files::File;
use crate::diagnostic::{Diagnostic, Place, SourceText};

/// So many of the first bytes tell whether a file is UTF-16.
const LOOKED_AT: usize = 4096;

/// Decodes a file, or says where it stops being UTF-8 and what it looks like.
pub(super) fn decode((path, bytes): File<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<SourceText> {
    if let Some(encoding) = utf_16(bytes) {
        let message = format!("this is {encoding}, not UTF-8");
        diagnostics.push(Diagnostic::error(
            "not-utf-8",
            SourceText::new(path, "").place(0..0),
            message,
            help(encoding),
        ));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let source = SourceText::new(path, text);
            report_controls(&source, diagnostics);
            Some(source)
        }
        Err(error) => {
            let readable = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
            let end = readable.len();
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            let (looks, help) = match single_byte(bytes) {
                Some(encoding) => (format!("; the file looks like {encoding}"), help(encoding)),
                None => (
                    "; the rest of the file is UTF-8".to_owned(),
                    "the character here is damaged: write it again; converting the whole file would spoil the others"
                        .to_owned(),
                ),
            };
            diagnostics.push(Diagnostic::error(
                "not-utf-8",
                SourceText::new(path, readable).place(end..end),
                format!("byte {byte:#04x} here is not UTF-8 text{looks}"),
                help,
            ));
            None
        }
    }
}

/// Decodes a table that a spreadsheet saved: UTF-16, which some write as “Unicode text”, and Windows-1252, which others write
/// as plain CSV, are read too. For tables whose words are held against those of the dataset: a wrong guess would show.
pub(super) fn decode_spreadsheet(file: File<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<SourceText> {
    let (path, bytes) = file;
    let is_utf_8 = || std::str::from_utf8(bytes).is_ok();
    let text = match utf_16(bytes) {
        Some("UTF-16LE") => from_utf_16(bytes, u16::from_le_bytes),
        Some("UTF-16BE") => from_utf_16(bytes, u16::from_be_bytes),
        None if !is_utf_8() && single_byte(bytes) == Some("Windows-1252") => {
            diagnostics.push(Diagnostic::note(
                "read-as-windows-1252",
                Place::file(path),
                "this is not UTF-8, and was read as Windows-1252",
                "look at the accents in the comments, or save the file as “CSV UTF-8”",
            ));
            Some(bytes.iter().map(|byte| from_windows_1252(*byte)).collect())
        }
        _ => None,
    };
    match text {
        Some(text) => Some(SourceText::new(path, text)),
        None => decode(file, diagnostics),
    }
}

/// `None` when the bytes are no UTF-16.
fn from_utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

/// A character of Windows-1252 (<https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT>).
fn from_windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn help(encoding: &str) -> String {
    let name = match encoding {
        "Windows-1252" => "WINDOWS-1252",
        "Mac OS Roman" => "MACINTOSH",
        "DOS code page 850" => "CP850",
        other => other,
    };
    format!(
        "save the file as UTF-8 (in a spreadsheet: “CSV UTF-8”), or convert it: `iconv -f {name} -t UTF-8 OLD > NEW`; look \
         at the accents afterwards"
    )
}

/// UTF-16 and UTF-32, by their byte order marks, else by the zero bytes of the plain letters.
fn utf_16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => return Some("UTF-32LE"),
        [0, 0, 0xFE, 0xFF, ..] => return Some("UTF-32BE"),
        [0xFF, 0xFE, ..] => return Some("UTF-16LE"),
        [0xFE, 0xFF, ..] => return Some("UTF-16BE"),
        _ => {}
    }
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |first: usize| start.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = start.len() / 4;
    match start.len() {
        0..4 => None,
        _ if odd > most && even == 0 => Some("UTF-16LE"),
        _ if even > most && odd == 0 => Some("UTF-16BE"),
        _ => None,
    }
}

/// The encoding with one byte for each character that the bytes above ASCII look like; `None` when most of them are UTF-8.
///
/// # Rationale
/// Letters with an accent stand between letters. In Windows-1252 (of which Latin-1 is a part) they are 0xC0 and above, in
/// Mac OS Roman and in DOS 0x80 to 0xA5, where Windows-1252 has quotes and dashes that stand at the edges of words.
fn single_byte(bytes: &[u8]) -> Option<&'static str> {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if good >= bad {
        return None;
    }
    let (mut windows, mut mac, mut dos) = (0, 0, 0);
    for window in bytes.windows(3) {
        let [before, byte, after] = *window else { continue };
        if !(before.is_ascii_alphabetic() && after.is_ascii_lowercase()) {
            continue;
        }
        match byte {
            0xC0.. => windows += 1,
            // é, è, ë, ê, ç, ï, ö, ü, à, á of the one and of the other.
            0x8E | 0x8F | 0x91 | 0x90 | 0x8D | 0x95 | 0x9A | 0x9F => mac += 1,
            0x82 | 0x8A | 0x89 | 0x88 | 0x87 | 0x8B | 0x94 | 0x81 | 0x85 | 0xA0 => dos += 1,
            _ => {}
        }
    }
    Some(match windows {
        _ if mac > windows && mac > dos => "Mac OS Roman",
        _ if dos > windows => "DOS code page 850",
        _ => "Windows-1252",
    })
}

/// Whether a character is one of the control characters that no text means (U+0080 to U+009F).
pub(super) fn is_c1(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}')
}

/// Control characters tell that Windows-1252 was taken for Latin-1 on the way to UTF-8: curly quotes and dashes are lost.
fn report_controls(source: &SourceText, diagnostics: &mut Vec<Diagnostic>) {
    let mut found = source.text().char_indices().filter(|(_, c)| is_c1(*c));
    let Some((at, c)) = found.next() else { return };
    let more = match found.count() {
        0 => String::new(),
        more => format!(", and {more} more of its kind in this file"),
    };
    diagnostics.push(Diagnostic::warning(
        "control-character",
        source.place(at..at + c.len_utf8()),
        format!(
            "here is a control character (U+{:04X}){more}: the text was decoded wrongly before it was saved",
            c as u32
        ),
        CONTROL_HELP,
    ));
}

/// What to do about control characters.
pub(super) const CONTROL_HELP: &str = "most probably Windows-1252 was read as Latin-1: convert the original file again, with \
                                       `iconv -f WINDOWS-1252 -t UTF-8`; the characters are kept as they are";
