//! Numbers and marks before labels and items: `1.`, `b)`, `IV.`, `2.1`, `(3)`, `–`.

/// More digits than these are a year or a sum.
const MOST_DIGITS: usize = 2;

/// A label without the number before it: `1. Loketten`, `b) Loketten`, `II. Loketten`, `2.1 Loketten`, `(3) Loketten`.
pub(super) fn without_number(label: &str) -> &str {
    let counted = strip_count(label).or_else(|| strip_parts(label)).or_else(|| strip_parenthesised(label));
    counted.map_or(label, str::trim_start)
}

/// `1. `, `12) `, `3° `, `b) `, `A. `, `IV. `.
fn strip_count(label: &str) -> Option<&str> {
    let digits = label.len() - label.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        let rest = label.get(digits..).filter(|_| digits <= MOST_DIGITS)?;
        return rest.strip_prefix(['.', ')', '°'])?.strip_prefix(' ');
    }
    let letters = label.len() - label.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (count, rest) = label.split_at(letters);
    if letters == 1 && rest.starts_with(')') {
        return rest[1..].strip_prefix(' ');
    }
    // A capital behind it tells "A. Loketten" and "II. Loketten" from the end of a sentence.
    let is_count = is_roman(count) || (letters == 1 && count.starts_with(|c: char| c.is_ascii_uppercase()));
    let rest = rest.strip_prefix(['.', ')'])?.strip_prefix(' ')?;
    (is_count && starts_high(rest)).then_some(rest)
}

/// `2.1 `, `2.1.3. `: parts of a number before a capital; "1.5 miljoen" is a sum.
fn strip_parts(label: &str) -> Option<&str> {
    let (number, rest) = label.split_once(' ')?;
    let number = number.strip_suffix(['.', ')']).unwrap_or(number);
    let is_part = |part: &str| (1..=MOST_DIGITS).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (number.contains('.') && number.split('.').all(is_part) && starts_high(rest)).then_some(rest)
}

/// `(3) `, `(b) `, `(iv) `.
fn strip_parenthesised(label: &str) -> Option<&str> {
    let (count, rest) = label.strip_prefix('(')?.split_once(')')?;
    let is_number = (1..=MOST_DIGITS).contains(&count.len()) && count.bytes().all(|b| b.is_ascii_digit());
    let is_letter = count.len() == 1 && count.bytes().all(|b| b.is_ascii_lowercase());
    (is_number || is_letter || is_roman(&count.to_uppercase())).then_some(rest)?.strip_prefix(' ')
}

/// Roman numbers up to 39, in capitals.
fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.len() <= 7 && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

fn starts_high(text: &str) -> bool {
    text.trim_start().trim_start_matches(['‘', '“', '"', '\'', '*']).starts_with(char::is_uppercase)
}

/// Marks of items that Markdown does not know.
const MARKS: &[char] = &[
    '–', '—', '•', '▪', '●', '○', '◦', '‣', '·', '■', '□', '►', '▸', '➢', '➤', '→', '➔', '»', '✓', '✔', '✅', '❌',
    '✗', '✘',
];

/// Whether a text is a number before a label and nothing else.
pub(super) fn is_number(text: &str) -> bool {
    !text.trim().is_empty() && without_number(&format!("{} X", text.trim())) == "X"
}

/// The length of a mark that Markdown does not know, with the space behind it: `– `, `• `, `a) `, `(1) `, `1° `.
pub(super) fn item_mark(line: &str) -> usize {
    let mut chars = line.chars();
    let length = match chars.next() {
        Some(mark) if MARKS.contains(&mark) => mark.len_utf8(),
        Some('a'..='z') if chars.next() == Some(')') => 2,
        Some('(') => strip_parenthesised(line).map_or(0, |rest| line.len() - rest.len()).saturating_sub(1),
        Some('0'..='9') => line.find('°').filter(|at| *at <= MOST_DIGITS).map_or(0, |at| at + '°'.len_utf8()),
        _ => 0,
    };
    if length == 0 {
        return 0;
    }
    let rest = &line[length..];
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
    if spaces == 0 || rest.trim().is_empty() { 0 } else { length + spaces }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lose_their_number_and_sums_and_initials_stay() {
        for (label, wanted) in [
            ("1. Loketten", "Loketten"),
            ("12) Loketten", "Loketten"),
            ("b) loketten", "loketten"),
            ("A. Loketten", "Loketten"),
            ("IV. Loketten", "Loketten"),
            ("2.1 Loketten", "Loketten"),
            ("2.1.3. Loketten", "Loketten"),
            ("(3) loketten", "loketten"),
            ("(iv) loketten", "loketten"),
            ("3° Loketten", "Loketten"),
            ("1.5 miljoen loketten", "1.5 miljoen loketten"),
            ("2019. Loketten", "2019. Loketten"),
            ("I. de loketten", "I. de loketten"),
            ("EU. Loketten", "EU. Loketten"),
            ("(2019) Loketten", "(2019) Loketten"),
        ] {
            assert_eq!(without_number(label), wanted);
        }
    }

    #[test]
    fn marks_of_items_are_told_from_text() {
        for (line, length) in
            [("– loket", 4), ("• loket", 4), ("a) loket", 3), ("(1) loket", 4), ("(a) loket", 4), ("1° loket", 4)]
        {
            assert_eq!(item_mark(line), length, "{line}");
        }
        for line in ["(2019) loket", "(zie daar) loket", "20 °C", "loket", "–loket", "1. loket"] {
            assert_eq!(item_mark(line), 0, "{line}");
        }
    }
}
