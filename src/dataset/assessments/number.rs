//! Numbers as people write them in a table.

/// So many digits a number has at most, before and behind its point.
const MOST_DIGITS: usize = 12;

/// A decimal number in its shortest form (`+05,50 %` is `5.5`); `None` for what is no such number.
pub(in crate::dataset) fn decimal(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_suffix('%').map_or(text, str::trim_end);
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let is_number =
        |digits: &str| (1..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(match (whole, fraction) {
        ("0", "") => "0".to_owned(),
        (whole, "") => format!("{sign}{whole}"),
        (whole, fraction) => format!("{sign}{whole}.{fraction}"),
    })
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn a_number_has_one_form_however_it_is_written() {
        for (written, read) in [
            ("100", "100"),
            (" 033,50 % ", "33.5"),
            ("+7", "7"),
            ("-0.0", "0"),
            ("\u{2212}100", "-100"),
            ("-0.25", "-0.25"),
            ("0.250", "0.25"),
        ] {
            assert_eq!(decimal(written).as_deref(), Some(read), "{written}");
        }
        for other in ["", "%", "-", "1.", ".5", "1e3", "1.2.3", "12 000", "half", "1234567890123"] {
            assert_eq!(decimal(other), None, "{other}");
        }
    }
}
