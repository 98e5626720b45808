//! Days as spreadsheets write them.
//!
//! # Rationale
//! A spreadsheet turns `2026-11-25` into what its user's country writes: `25/11/2026`, `11/25/2026`, `25-11-2026`,
//! `25-nov-26`. Which of the two numbers is the month can be told when one is above 12; where both could be, the other
//! days of the file tell ([`Order`]), and where they do not, nobody can.

use jiff::civil::Date;

/// Which number comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// A day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// It can be read in one way, whatever the order.
    Plain(Date),
    /// Two numbers and a year, and only this order makes them a day.
    Ordered(Date, Order),
    /// Two numbers and a year that both orders make a day.
    Either { day_first: Date, month_first: Date },
}

impl Written {
    /// Reads a cell; `None` when it is no day.
    pub(super) fn parse(cell: &str) -> Option<Self> {
        let text = without_time(cell.trim());
        let parts: Vec<&str> = text.split(['-', '/', '.', ' ', ',']).filter(|part| !part.is_empty()).collect();
        let [first, second, third] = parts.as_slice() else { return None };
        if first.len() == 4 {
            return date(first, number(second)?, number(third)?).map(Self::Plain);
        }
        if let Some(month) = month(second) {
            return date(third, month, number(first)?).map(Self::Plain);
        }
        if let Some(month) = month(first) {
            return date(third, month, number(second)?).map(Self::Plain);
        }
        let (first, second) = (number(first)?, number(second)?);
        match (date(third, second, first), date(third, first, second)) {
            (Some(day_first), Some(month_first)) if day_first == month_first => Some(Self::Plain(day_first)),
            (Some(day_first), Some(month_first)) => Some(Self::Either { day_first, month_first }),
            (Some(day), None) => Some(Self::Ordered(day, Order::DayFirst)),
            (None, Some(day)) => Some(Self::Ordered(day, Order::MonthFirst)),
            (None, None) => None,
        }
    }

    /// The days that it can mean, given the order of the file.
    pub(super) fn days(self, order: Option<Order>) -> Vec<Date> {
        match (self, order) {
            (Self::Plain(day) | Self::Ordered(day, _), _) => vec![day],
            (Self::Either { day_first, .. }, Some(Order::DayFirst)) => vec![day_first],
            (Self::Either { month_first, .. }, Some(Order::MonthFirst)) => vec![month_first],
            (Self::Either { day_first, month_first }, None) => vec![day_first, month_first],
        }
    }
}

/// What the days of a file tell about their order.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    day_first: bool,
    month_first: bool,
}

impl Evidence {
    /// Learns from a day, and from the day that it is known to be.
    pub(super) fn add(&mut self, written: Written, known: Option<Date>) {
        let order = match written {
            Written::Ordered(_, order) => Some(order),
            Written::Either { day_first, .. } if known == Some(day_first) => Some(Order::DayFirst),
            Written::Either { month_first, .. } if known == Some(month_first) => Some(Order::MonthFirst),
            Written::Plain(_) | Written::Either { .. } => None,
        };
        match order {
            Some(Order::DayFirst) => self.day_first = true,
            Some(Order::MonthFirst) => self.month_first = true,
            None => {}
        }
    }

    /// The order of the file, when its days agree on one.
    pub(super) fn order(&self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            _ => None,
        }
    }
}

/// What stands before the time of the day.
fn without_time(text: &str) -> &str {
    match text.split_once(['T', ' ']) {
        Some((day, time)) if time.contains(':') && time.starts_with(|c: char| c.is_ascii_digit()) => day,
        _ => text,
    }
}

fn number(text: &str) -> Option<i8> {
    text.parse().ok().filter(|_| text.len() <= 2)
}

/// Of a year with two digits, the one of this century.
fn date(year: &str, month: i8, day: i8) -> Option<Date> {
    let number: i16 = year.parse().ok().filter(|_| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    let year = match year.len() {
        4 => number,
        2 => 2000 + number,
        _ => return None,
    };
    Date::new(year, month, day).ok()
}

/// The month of a name in English or Dutch, in full or shortened.
fn month(name: &str) -> Option<i8> {
    const NAMES: [&[&str]; 12] = [
        &["january", "januari"],
        &["february", "februari"],
        &["march", "maart", "mrt"],
        &["april"],
        &["may", "mei"],
        &["june", "juni"],
        &["july", "juli"],
        &["august", "augustus"],
        &["september"],
        &["october", "oktober"],
        &["november"],
        &["december"],
    ];
    let name = name.to_lowercase();
    let is_name = |names: &[&str]| name.len() >= 3 && names.iter().any(|full| full.starts_with(&name));
    i8::try_from(NAMES.iter().position(|names| is_name(names))? + 1).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_read_in_every_form_that_tells_which_number_is_the_month() {
        let day = date(2026, 11, 25);
        for plain in [
            "2026-11-25",
            "2026/11/25",
            "2026-11-25T10:20:00Z",
            "2026-11-25 00:00:00",
            "25-nov-26",
            "25 november 2026",
            "25 nov. 2026",
            "November 25, 2026",
        ] {
            assert_eq!(Written::parse(plain), Some(Written::Plain(day)), "{plain}");
        }
        for text in ["25/11/2026", "25-11-2026", "25.11.2026", "25/11/26", "25/11/2026 0:00"] {
            assert_eq!(Written::parse(text), Some(Written::Ordered(day, Order::DayFirst)), "{text}");
        }
        assert_eq!(Written::parse("11/25/2026"), Some(Written::Ordered(day, Order::MonthFirst)));
        assert_eq!(Written::parse("05/05/2026"), Some(Written::Plain(date(2026, 5, 5))));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["", "25/13/2026", "2026-02-30", "46351", "vandaag", "25/11", "25/11/026", "1/2/3/4", "25-xyz-2026"]
        {
            assert_eq!(Written::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_other_days_of_a_file_tell_the_order_unless_they_differ() {
        let either = Written::parse("03/04/2026").unwrap();
        assert_eq!(either.days(None), [date(2026, 4, 3), date(2026, 3, 4)]);
        let mut evidence = Evidence::default();
        evidence.add(either, None);
        assert_eq!(evidence.order(), None);
        evidence.add(either, Some(date(2026, 3, 4)));
        assert_eq!(evidence.order(), Some(Order::MonthFirst));
        assert_eq!(either.days(evidence.order()), [date(2026, 3, 4)]);
        evidence.add(Written::parse("25/11/2026").unwrap(), None);
        assert_eq!(evidence.order(), None);
    }
}
