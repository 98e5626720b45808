//! Colours with measured properties, for light and dark paper.
//!
//! Statuses and scales are ordered by lightness, so that they keep their order in greyscale and for people who do not tell
//! colours apart: the more a trail says, the more it stands out from the paper. Tests compute this, and the contrast of
//! text (WCAG 2.2).

use crate::choice::Choice;
use crate::model::{Evidence, Status};

/// Light or dark paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// Dark ink on white paper.
    #[default]
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// Ink.
    pub const BLACK: Self = Self(0, 0, 0);
    /// Paper.
    pub const WHITE: Self = Self(255, 255, 255);

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Lightness L* of CIE 1976, 0 to 100: what a greyscale copy shows.
    #[must_use]
    pub fn lightness(self) -> f64 {
        let y = self.luminance();
        if y > 216.0 / 24389.0 { 116.0 * y.cbrt() - 16.0 } else { y * 24389.0 / 27.0 }
    }

    /// Contrast with another colour, 1 to 21 (WCAG 2.2).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        a.max(b) / a.min(b)
    }

    /// Black or white, whichever reads better on this colour.
    #[must_use]
    pub fn ink(self) -> Self {
        if self.contrast(Self::BLACK) >= self.contrast(Self::WHITE) { Self::BLACK } else { Self::WHITE }
    }

    /// As `#rrggbb`.
    #[must_use]
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// The colour on the way to another one; `share` is 0 to 1.
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| channel(f64::from(a) + (f64::from(b) - f64::from(a)) * share);
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the value is clamped to a byte's range")]
fn channel(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// Light green to dark blue: "`YlGnBu`" of `ColorBrewer` 2.0 (Cynthia Brewer), which it marks as safe for colour-blind readers.
const GREEN_TO_BLUE: [Color; 7] = [
    Color(0xdd, 0xf2, 0xb2),
    Color(0xa8, 0xdd, 0xb7),
    Color(0x7f, 0xcd, 0xbb),
    Color(0x41, 0xb6, 0xc4),
    Color(0x1d, 0x91, 0xc0),
    Color(0x22, 0x5e, 0xa8),
    Color(0x08, 0x1d, 0x58),
];
/// The same, for dark paper.
const BLUE_TO_YELLOW: [Color; 6] = [
    Color(0x25, 0x3d, 0x80),
    Color(0x22, 0x5e, 0xa8),
    Color(0x1d, 0x91, 0xc0),
    Color(0x41, 0xb6, 0xc4),
    Color(0xa1, 0xda, 0xb4),
    Color(0xff, 0xff, 0xd9),
];
/// Hues far apart, also without red or green cones, from dark to light: found by a search for the largest least difference
/// (CIE 1976) under a given lightness and contrast with the paper.
const YEARS_LIGHT: [Color; 6] = [
    Color(0x49, 0x00, 0x23),
    Color(0x00, 0x2e, 0x94),
    Color(0xa6, 0x00, 0x00),
    Color(0x6b, 0x27, 0xff),
    Color(0x34, 0x7f, 0xaa),
    Color(0x1a, 0xa0, 0x71),
];
/// The same, for dark paper.
const YEARS_DARK: [Color; 6] = [
    Color(0x7e, 0x4d, 0xff),
    Color(0x68, 0x81, 0xd2),
    Color(0xaf, 0x94, 0x24),
    Color(0x57, 0xc2, 0xc2),
    Color(0x00, 0xe1, 0x91),
    Color(0xb1, 0xff, 0x1a),
];

impl Choice for Paper {
    const WHAT: &'static str = "paper";
    const ALL: &'static [Self] = &[Self::Light, Self::Dark];

    fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Light => "Dark ink on white",
            Self::Dark => "Light ink on dark",
        }
    }
}

/// Whose word a figure or link rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// People: full colours and strokes.
    People,
    /// Programs that coded, language models among them, and no people: paler, with upright lines; double strokes.
    Programs,
    /// The built-in algorithm, which nobody checked: palest, hatched; dashed strokes.
    Algorithm,
}

impl Voice {
    /// All of them, the strongest first.
    pub const ALL: [Self; 3] = [Self::People, Self::Programs, Self::Algorithm];

    /// The voice that is heard from a level of evidence on.
    #[must_use]
    pub fn of(level: Evidence) -> Self {
        match level {
            Evidence::Firm => Self::People,
            Evidence::Judged => Self::Programs,
            Evidence::All => Self::Algorithm,
        }
    }

    /// The level of evidence from which on it is heard.
    #[must_use]
    pub fn level(self) -> Evidence {
        match self {
            Self::People => Evidence::Firm,
            Self::Programs => Evidence::Judged,
            Self::Algorithm => Evidence::All,
        }
    }

    /// The voices that count at a level of evidence, the strongest first.
    pub fn heard(evidence: Evidence) -> impl Iterator<Item = Self> {
        let count = match evidence {
            Evidence::Firm => 1,
            Evidence::Judged => 2,
            Evidence::All => 3,
        };
        Self::ALL.into_iter().take(count)
    }

    /// How far its colours are on the way to the paper.
    fn paleness(self) -> f64 {
        match self {
            Self::People => 0.0,
            Self::Programs => 0.4,
            Self::Algorithm => 0.8,
        }
    }
}

impl Paper {
    /// The paper itself.
    #[must_use]
    pub fn color(self) -> Color {
        self.of(Color::WHITE, Color(0x14, 0x18, 0x1d))
    }

    /// Text.
    #[must_use]
    pub fn ink(self) -> Color {
        self.of(Color(0x1a, 0x1c, 0x1f), Color(0xf0, 0xf2, 0xf4))
    }

    /// Text of less weight.
    #[must_use]
    pub fn muted(self) -> Color {
        self.of(Color(0x5a, 0x60, 0x68), Color(0xa9, 0xb2, 0xbc))
    }

    /// Outlines and rules.
    #[must_use]
    pub fn line(self) -> Color {
        self.of(Color(0xb9, 0xbf, 0xc7), Color(0x4c, 0x55, 0x60))
    }

    /// Bands and boxes.
    #[must_use]
    pub fn panel(self) -> Color {
        self.of(Color(0xf4, 0xf5, 0xf7), Color(0x1e, 0x24, 0x2b))
    }

    /// The colour of a status.
    #[must_use]
    pub fn status(self, status: Status) -> Color {
        match status {
            Status::FollowedUp => self.of(Color(0x00, 0x4b, 0x7c), Color(0xa6, 0xdb, 0xff)),
            Status::Mentioned => self.of(Color(0x2f, 0x82, 0xb8), Color(0x5d, 0xb4, 0xea)),
            Status::Unlinked => self.of(Color(0xe6, 0x9f, 0x00), Color(0xb0, 0x76, 0x00)),
            Status::NoEvidence => self.of(Color(0xe4, 0xd2, 0xac), Color(0x67, 0x4e, 0x1c)),
            Status::NotExamined => self.color(),
        }
    }

    /// The colour of a status that a voice gives.
    #[must_use]
    pub fn said(self, status: Status, voice: Voice) -> Color {
        self.status(status).towards(self.color(), voice.paleness())
    }

    /// Lines from promises to decisions that a voice links: the surer, the farther from the paper.
    #[must_use]
    pub fn strand(self, voice: Voice) -> Color {
        let share = match voice {
            Voice::People | Voice::Programs => 0.0,
            Voice::Algorithm => 0.15,
        };
        self.status(Status::FollowedUp).towards(self.color(), share)
    }

    /// Lines to decisions that go against a promise.
    #[must_use]
    pub fn contrary(self) -> Color {
        self.of(Color(0xa3, 0x00, 0x2b), Color(0xff, 0x9d, 0xa6))
    }

    /// The filling of a tile for the share that is followed up, on which ink reads well, by whose word.
    #[must_use]
    pub fn tile(self, voice: Voice) -> Color {
        let full = self.of(Color(0x5f, 0xa8, 0xd6), Color(0x1f, 0x62, 0x94));
        full.towards(self.panel(), voice.paleness())
    }

    /// The scale of amounts; `share` is 0 (least) to 1 (most).
    #[must_use]
    pub fn amount(self, share: f64) -> Color {
        match self {
            Self::Light => along(&GREEN_TO_BLUE, share),
            Self::Dark => along(&BLUE_TO_YELLOW, share),
        }
    }

    /// The colour of the `nth` of so many years, the first being 0.
    #[must_use]
    pub fn year(self, nth: usize, of: usize) -> Color {
        let share = if of < 2 { 0.2 } else { float(nth) / float(of - 1) };
        match self {
            Self::Light => along(&YEARS_LIGHT, share),
            Self::Dark => along(&YEARS_DARK, share),
        }
    }

    fn of(self, light: Color, dark: Color) -> Color {
        if self == Self::Light { light } else { dark }
    }
}

fn along(anchors: &[Color], share: f64) -> Color {
    let at = share.clamp(0.0, 1.0) * float(anchors.len() - 1);
    let mut from = 0;
    while from + 2 < anchors.len() && at >= float(from + 1) {
        from += 1;
    }
    anchors[from].towards(anchors[from + 1], at - float(from))
}

/// A count as a number to draw with.
pub fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Paper; 2] = [Paper::Light, Paper::Dark];

    /// How two people in a hundred see it: without the red or the green cones (matrices of Machado, Oliveira and
    /// Fernandes 2009, severity 1.0).
    fn seen_without(color: Color, matrix: [[f64; 3]; 3]) -> [f64; 3] {
        let linear = color.linear();
        matrix.map(|row| row.iter().zip(linear).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
    }

    const NO_RED: [[f64; 3]; 3] =
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
    const NO_GREEN: [[f64; 3]; 3] =
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];

    fn lightness_of(linear: [f64; 3]) -> f64 {
        let y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
        116.0 * y.max(0.001).cbrt() - 16.0
    }

    #[test]
    fn text_reads_well_on_paper_panels_and_cells() {
        for paper in BOTH {
            for ground in [paper.color(), paper.panel()] {
                assert!(paper.ink().contrast(ground) >= 12.0, "{paper:?}");
                assert!(paper.muted().contrast(ground) >= 5.5, "{paper:?} {}", paper.muted().contrast(ground));
            }
            for step in 0..=100 {
                let cell = paper.amount(f64::from(step) / 100.0);
                assert!(cell.ink().contrast(cell) >= 4.5, "{paper:?} at {step}: {}", cell.hex());
            }
        }
    }

    #[test]
    fn statuses_keep_their_order_in_greyscale_and_without_red_or_green() {
        for paper in BOTH {
            let away = |lightness: f64| (lightness - paper.color().lightness()).abs();
            for seen in [None, Some(NO_RED), Some(NO_GREEN)] {
                let lightness = |status| match seen {
                    None => paper.status(status).lightness(),
                    Some(matrix) => lightness_of(seen_without(paper.status(status), matrix)),
                };
                let weights: Vec<_> = Status::ALL.map(|status| away(lightness(status))).to_vec();
                for pair in weights.windows(2) {
                    assert!(pair[0] - pair[1] >= 10.0, "{paper:?} {weights:.0?}");
                }
            }
        }
    }

    #[test]
    fn scales_move_away_from_the_paper_step_by_step() {
        for paper in BOTH {
            let away = |color: Color| (color.lightness() - paper.color().lightness()).abs();
            let amounts: Vec<_> = (0..=50).map(|step| away(paper.amount(f64::from(step) / 50.0))).collect();
            assert!(amounts.windows(2).all(|pair| pair[1] > pair[0]), "{paper:?} {amounts:.1?}");
            let years: Vec<_> = (0..6).map(|nth| paper.year(nth, 6)).collect();
            assert!(
                years.windows(2).all(|pair| pair[1].lightness() > pair[0].lightness() + 4.0),
                "{paper:?} {years:?}"
            );
            assert!(years.iter().all(|year| year.contrast(paper.color()) >= 3.0), "{paper:?} {years:?}");
        }
    }

    /// L*, a*, b* of CIE 1976.
    #[expect(clippy::many_single_char_names, reason = "the names of the definition")]
    fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
        let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505;
        let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089;
        let [x, y, z] = [x, y, z].map(|t| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn no_two_years_of_a_term_look_alike_with_or_without_red_or_green() {
        for paper in BOTH {
            for (nth, other) in (0..6).flat_map(|nth| (0..nth).map(move |other| (nth, other))) {
                let (a, b) = (paper.year(nth, 6), paper.year(other, 6));
                let seen = |color: Color| [color.linear(), seen_without(color, NO_RED), seen_without(color, NO_GREEN)];
                for (a, b) in seen(a).into_iter().zip(seen(b)) {
                    let apart = lab(a).into_iter().zip(lab(b)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                    assert!(apart >= 30.0, "{paper:?} {nth} {other}: {apart:.0}");
                }
            }
        }
    }

    #[test]
    fn voices_differ_in_lightness_the_surest_farthest_from_the_paper() {
        for paper in BOTH {
            let away = |color: Color| (color.lightness() - paper.color().lightness()).abs();
            for status in [Status::FollowedUp, Status::Mentioned] {
                let weights = Voice::ALL.map(|voice| away(paper.said(status, voice)));
                assert!(weights.windows(2).all(|pair| pair[0] - pair[1] >= 8.0), "{paper:?} {weights:.0?}");
            }
            for voice in Voice::ALL {
                let tile = paper.tile(voice);
                assert!(paper.ink().contrast(tile) >= 4.5, "{paper:?} {voice:?} {}", tile.hex());
            }
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((Color::BLACK.contrast(Color::WHITE) - 21.0).abs() < 1e-9);
        // #767676 on white: the well-known least grey of level AA.
        assert!((Color(0x76, 0x76, 0x76).contrast(Color::WHITE) - 4.54).abs() < 0.01);
        assert!((Color(0x77, 0x77, 0x77).lightness() - 50.0).abs() < 0.2);
    }
}
