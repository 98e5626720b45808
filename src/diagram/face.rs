//! The embedded typeface: how wide a text is, and where its lines break.
//!
//! The face is Noto Sans (SIL Open Font License 1.1) of the crate `notosans`. Widths are sums of advances without kerning,
//! which draws letters closer together: a text is never wider than measured.

use std::collections::BTreeSet;

use ttf_parser::Face as Parsed;

use super::DiagramError;

/// Names of faces for viewers of SVG: the embedded one, then those with letters about as wide.
pub const FAMILIES: &str = "'Noto Sans','Open Sans','Segoe UI','Helvetica Neue',Arial,'Liberation Sans',sans-serif";

/// Distance of two lines, in sizes of the type.
pub const LINE: f64 = 1.3;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Size in pixels.
    pub size: f64,
    /// Whether it is set in bold.
    pub bold: bool,
}

impl Style {
    /// Upright, of some size.
    #[must_use]
    pub const fn plain(size: f64) -> Self {
        Self { size, bold: false }
    }

    /// Bold, of some size.
    #[must_use]
    pub const fn bold(size: f64) -> Self {
        Self { size, bold: true }
    }

    /// Distance of two lines in pixels.
    #[must_use]
    pub const fn line(self) -> f64 {
        self.size * LINE
    }
}

/// The two cuts of the face.
pub struct Face {
    regular: Parsed<'static>,
    bold: Parsed<'static>,
}

impl Face {
    /// Reads the embedded face.
    pub fn embedded() -> Result<Self, DiagramError> {
        Ok(Self { regular: Parsed::parse(notosans::REGULAR_TTF, 0)?, bold: Parsed::parse(notosans::BOLD_TTF, 0)? })
    }

    fn cut(&self, style: Style) -> &Parsed<'static> {
        if style.bold { &self.bold } else { &self.regular }
    }

    /// Width of a character; one that the face lacks is taken as wide as the type is high, which most are not.
    fn advance(&self, character: char, style: Style) -> f64 {
        let cut = self.cut(style);
        let advance = cut.glyph_index(character).and_then(|glyph| cut.glyph_hor_advance(glyph));
        advance.map_or(style.size, |units| f64::from(units) * style.size / f64::from(cut.units_per_em()))
    }

    /// Width of a text on one line, in pixels.
    pub fn width(&self, text: &str, style: Style) -> f64 {
        text.chars().map(|character| self.advance(character, style)).sum()
    }

    /// Breaks a text into lines no wider than `width`: between words, after `-` and `/`, and within a word only where it
    /// is wider than a line. A text of nothing has no line.
    ///
    /// Cost: linear in the text.
    pub fn wrap(&self, text: &str, style: Style, width: f64) -> Vec<String> {
        let text = clean(text);
        let space = self.advance(' ', style);
        let mut lines = Vec::new();
        let mut line = String::new();
        let mut used = 0.0;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            for (nth, part) in parts(word).enumerate() {
                let needed = self.width(part, style);
                let gap = if nth == 0 && !line.is_empty() { space } else { 0.0 };
                if used + gap + needed <= width {
                    if gap > 0.0 {
                        line.push(' ');
                    }
                    line.push_str(part);
                    used += gap + needed;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                let rest = self.chop(part, style, width, &mut lines);
                used = self.width(&rest, style);
                line = rest;
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Pushes full lines of a word that is wider than one, and gives what is left of it.
    fn chop(&self, word: &str, style: Style, width: f64, lines: &mut Vec<String>) -> String {
        let hyphen = self.advance('-', style);
        let mut piece = String::new();
        let mut used = 0.0;
        let mut left = self.width(word, style);
        for character in word.chars() {
            let advance = self.advance(character, style);
            let joins = is_hyphenated(character) && piece.ends_with(is_hyphenated);
            let room = if left > width - used { width - if joins { hyphen } else { 0.0 } } else { width };
            if used + advance > room && !piece.is_empty() {
                if joins && used + hyphen <= width {
                    piece.push('-');
                }
                lines.push(std::mem::take(&mut piece));
                used = 0.0;
            }
            piece.push(character);
            used += advance;
            left -= advance;
        }
        piece
    }

    /// The text on one line, with an ellipsis where it is cut; nothing when not even a few letters fit.
    pub fn fitted(&self, text: &str, style: Style, width: f64) -> Option<String> {
        let text = clean(text);
        if self.width(&text, style) <= width {
            return Some(text);
        }
        let room = width - self.advance('…', style);
        let mut used = 0.0;
        let kept: String = text
            .chars()
            .take_while(|character| {
                used += self.advance(*character, style);
                used <= room
            })
            .collect();
        let kept = kept.trim_end();
        (kept.chars().count() >= 3).then(|| format!("{kept}…"))
    }

    /// The characters of a text that the face has no picture of.
    pub fn missing(&self, text: &str) -> BTreeSet<char> {
        text.chars().filter(|character| !character.is_whitespace() && !self.has(*character)).collect()
    }

    fn has(&self, character: char) -> bool {
        self.regular.glyph_index(character).is_some()
    }
}

/// Letters of the scripts that break words with a hyphen: Latin, Greek, Cyrillic, Armenian, all before U+0590.
fn is_hyphenated(character: char) -> bool {
    character.is_alphabetic() && character < '\u{590}'
}

/// The parts of a word between which a line may break: after `-` and `/`, unless a digit follows, as in `3/12`.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let breaks =
            |(at, mark): &(usize, &str)| rest[at + mark.len()..].starts_with(|next: char| !next.is_ascii_digit());
        let end = rest.match_indices(['-', '/']).find(breaks).map_or(rest.len(), |(at, mark)| at + mark.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        (!part.is_empty()).then_some(part)
    })
}

/// A text as it can be set: white space as single spaces; hyphens that the face lacks as `-`; no soft hyphens, control
/// characters, marks of writing direction or others that XML does not allow.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => {}
            '\u{A0}' => out.push(character),
            character if character.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '\u{FFFE}' | '\u{FFFF}' => {}
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
    out.truncate(out.trim_end().len());
    if out.starts_with(' ') { out.trim_start().to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face() -> Face {
        Face::embedded().unwrap()
    }

    #[test]
    fn no_line_is_wider_than_asked_and_no_letter_is_lost() {
        let (face, style) = (face(), Style::plain(12.0));
        let text = "De overheidsdienstverleningsstrategie wordt burgergericht/klantgericht, en-zo-voort 你好世界";
        for width in [15.0, 40.0, 90.0, 300.0] {
            let lines = face.wrap(text, style, width);
            for line in &lines {
                assert!(face.width(line, style) <= width + 1e-9, "{line} at {width}");
            }
            let letters = |text: &str| text.replace([' ', '-'], "");
            assert_eq!(letters(&lines.concat()), letters(text), "at {width}");
        }
    }

    #[test]
    fn lines_break_between_words_and_within_those_that_are_too_wide_alone() {
        let face = face();
        assert_eq!(face.wrap("een twee drie", Style::plain(10.0), 50.0), ["een twee", "drie"]);
        assert_eq!(face.wrap("  ", Style::plain(10.0), 50.0), [""; 0]);
        let lines = face.wrap("aaaaaaaaaaaaaaaa", Style::plain(10.0), 40.0);
        assert!(lines.len() > 1 && lines[0].ends_with('-'), "{lines:?}");
    }

    #[test]
    fn bold_is_wider_and_width_grows_with_size() {
        let face = face();
        let width = |style| face.width("Beslissing", style);
        assert!(width(Style::bold(12.0)) > width(Style::plain(12.0)));
        assert!((width(Style::plain(24.0)) - 2.0 * width(Style::plain(12.0))).abs() < 1e-9);
    }

    #[test]
    fn what_cannot_be_set_is_replaced_or_left_out() {
        assert_eq!(clean(" a\u{2010}b\u{AD}c\t\n d\0\u{202E}e "), "a-bc de");
        let missing = face().missing("Café – ‘a’ 你好");
        assert_eq!(missing.into_iter().collect::<String>(), "你好");
    }
}
