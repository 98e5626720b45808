//! Days and instants of a feed, by the clock of the government's place.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::Read;
use crate::diagnostic::Diagnostic;
use crate::model::About;

/// The clock of the place where the government meets.
///
/// # Rationale
/// A meeting on 11 March that a feed gives in UTC may stand there as the evening of the 10th. The day of a decision is the
/// day on the government's own calendar.
#[derive(Debug)]
pub(super) struct Clock {
    zone: TimeZone,
    name: &'static str,
    is_given: bool,
}

impl Clock {
    /// The time zone that the dataset gives; else that of the place that its language names; else UTC.
    pub(super) fn of(about: &About) -> Self {
        let given = about.timezone.as_deref().and_then(|name| TimeZone::get(name).ok());
        if let Some(zone) = given {
            return Self { zone, name: "", is_given: true };
        }
        let name = zone_of_language(&about.language);
        let zone = name.and_then(|name| TimeZone::get(name).ok());
        Self { zone: zone.unwrap_or(TimeZone::UTC), name: name.unwrap_or("UTC"), is_given: false }
    }

    /// The day of a date (`2023-11-10`) or of a time (`2023-11-10T09:00:00Z`); `None` for anything else.
    pub(super) fn day(&self, text: &str) -> Option<Day> {
        let text = text.trim();
        if !starts_with_date(text) {
            return None;
        }
        if text.len() == DATE_LENGTH {
            return Some(Day { date: text.parse().ok()?, is_converted: false });
        }
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Some(Day { date: self.zone.to_datetime(instant).date(), is_converted: true });
        }
        // Without an offset, a time is by the government's clock already.
        Some(Day { date: text.parse::<DateTime>().ok()?.date(), is_converted: false })
    }

    /// The instant of a time; without an offset it is by the government's clock, without a time it is the day's start.
    pub(super) fn instant(&self, text: &str) -> Option<Timestamp> {
        let text = text.trim();
        if !starts_with_date(text) {
            return None;
        }
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Some(instant);
        }
        let time = match text.len() {
            DATE_LENGTH => text.parse::<Date>().ok()?.to_datetime(jiff::civil::Time::midnight()),
            _ => text.parse::<DateTime>().ok()?,
        };
        self.zone.to_timestamp(time).ok()
    }

    /// Says which time zone was taken, where none is given and it matters.
    pub(super) fn report(&self, entries: &[Read], diagnostics: &mut Vec<Diagnostic>) {
        let Some(first) = entries.iter().find(|read| read.is_converted).filter(|_| !self.is_given) else { return };
        let place = first.place.clone();
        if self.zone == TimeZone::UTC {
            diagnostics.push(Diagnostic::warning(
                "no-timezone",
                place,
                "this feed gives times, and the dataset does not say by which clock the government's days begin",
                "write `timezone = \"Europe/…\"` under [dataset] in dataset.toml; until then days are those of UTC",
            ));
        } else {
            diagnostics.push(Diagnostic::note(
                "no-timezone",
                place,
                format!("this feed gives times: their days are those of {}, by the language of the dataset", self.name),
                format!("write `timezone = \"{}\"`, or another, under [dataset] in dataset.toml", self.name),
            ));
        }
    }
}

/// A day, and whether a time in another zone was converted to find it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    pub(super) date: Date,
    pub(super) is_converted: bool,
}

const DATE_LENGTH: usize = "2021-03-12".len();

/// Four digits, two and two: neither years of five digits nor days without hyphens are meant by any feed.
fn starts_with_date(text: &str) -> bool {
    let date = text.as_bytes().get(..DATE_LENGTH);
    date.is_some_and(|date| {
        date.iter()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() })
    })
}

/// Where governments that write so meet, as far as the language tag tells.
fn zone_of_language(tag: &str) -> Option<&'static str> {
    let tag = tag.trim().to_ascii_lowercase();
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    match (language, parts.find(|part| part.len() == 2)) {
        (_, Some("be")) | ("nl", None) => Some("Europe/Brussels"),
        ("nl", Some("nl")) => Some("Europe/Amsterdam"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(language: &str) -> Clock {
        Clock::of(&About { language: language.to_owned(), ..About::default() })
    }

    #[test]
    fn the_day_of_a_time_is_the_day_at_the_place_of_the_government() {
        let day = |text: &str| clock("nl").day(text).map(|day| day.date.to_string());
        for (text, wanted) in [
            ("2021-07-08T22:00:00Z", Some("2021-07-09")),
            ("2021-07-08T21:59:59Z", Some("2021-07-08")),
            ("2021-01-07T22:30:00Z", Some("2021-01-07")),
            ("2021-01-07T23:00:00Z", Some("2021-01-08")),
            ("2021-12-31T23:00:00.000Z", Some("2022-01-01")),
            ("2022-01-01T00:30:00+02:00", Some("2021-12-31")),
            ("2021-03-12T00:00:00", Some("2021-03-12")),
            (" 2021-03-12 ", Some("2021-03-12")),
            ("2021-03-12foo", None),
            ("2021-13-40", None),
            ("2021-02-29", None),
            ("2021-03-12T25:00:00Z", None),
            ("2021-03-12T", None),
            ("20210312", None),
            ("12/03/2021", None),
            ("", None),
        ] {
            assert_eq!(day(text).as_deref(), wanted, "{text}");
        }
        assert_eq!(
            clock("en").day("2021-07-08T22:00:00Z").map(|day| day.date.to_string()).as_deref(),
            Some("2021-07-08")
        );
        let given = About { language: "en".into(), timezone: Some("Asia/Tokyo".into()), ..About::default() };
        assert_eq!(Clock::of(&given).day("2021-07-08T15:00:00Z").map(|day| day.date.day()), Some(9));
    }

    #[test]
    fn times_are_compared_as_instants() {
        let instant = |text: &str| clock("nl").instant(text);
        assert!(instant("2021-03-12T10:00:00+02:00") < instant("2021-03-12T08:30:00Z"));
        assert_eq!(instant("2021-03-12"), instant("2021-03-11T23:00:00Z"));
        assert_eq!(instant("2021-07-12T02:00:00"), instant("2021-07-12T00:00:00Z"));
        assert_eq!(instant("yesterday"), None);
    }
}
