//! Colours with measured properties, for light and dark paper.
//!
//! Statuses and scales are ordered by lightness, so that they keep their order in greyscale and for people who do not tell
//! colours apart: the more a trail says, the more it stands out from the paper. Tests compute this, and the contrast of
//! text (WCAG 2.2).

use crate::model::Status;

/// Light or dark paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
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
    pub const BLACK: Self = Self(0, 0, 0);
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
    pub fn ink(self) -> Self {
        if self.contrast(Self::BLACK) >= self.contrast(Self::WHITE) { Self::BLACK } else { Self::WHITE }
    }

    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// The colour on the way to another one; `share` is 0 to 1.
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
/// The dark part of "plasma" (Smith and van der Walt, matplotlib), made for colour-blind readers and greyscale.
const YEARS_LIGHT: [Color; 4] =
    [Color(0x0d, 0x08, 0x87), Color(0x6a, 0x00, 0xa8), Color(0xb1, 0x2a, 0x90), Color(0xe1, 0x64, 0x62)];
/// The light part of "plasma".
const YEARS_DARK: [Color; 4] =
    [Color(0xbd, 0x37, 0x86), Color(0xe1, 0x64, 0x62), Color(0xfc, 0xa6, 0x36), Color(0xf0, 0xf9, 0x21)];

impl Theme {
    /// The paper.
    #[must_use]
    pub fn paper(self) -> Color {
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
    pub fn line(self) -> Color {
        self.of(Color(0xb9, 0xbf, 0xc7), Color(0x4c, 0x55, 0x60))
    }

    /// Bands and boxes.
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
            Status::NotExamined => self.paper(),
        }
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
        let share = if of < 2 { 0.4 } else { float(nth) / float(of - 1) };
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

    const BOTH: [Theme; 2] = [Theme::Light, Theme::Dark];

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
        for theme in BOTH {
            for paper in [theme.paper(), theme.panel()] {
                assert!(theme.ink().contrast(paper) >= 12.0, "{theme:?}");
                assert!(theme.muted().contrast(paper) >= 5.5, "{theme:?} {}", theme.muted().contrast(paper));
            }
            for step in 0..=100 {
                let cell = theme.amount(f64::from(step) / 100.0);
                assert!(cell.ink().contrast(cell) >= 4.5, "{theme:?} at {step}: {}", cell.hex());
            }
        }
    }

    #[test]
    fn statuses_keep_their_order_in_greyscale_and_without_red_or_green() {
        for theme in BOTH {
            let away = |lightness: f64| (lightness - theme.paper().lightness()).abs();
            for seen in [None, Some(NO_RED), Some(NO_GREEN)] {
                let lightness = |status| match seen {
                    None => theme.status(status).lightness(),
                    Some(matrix) => lightness_of(seen_without(theme.status(status), matrix)),
                };
                let weights: Vec<_> = Status::ALL.map(|status| away(lightness(status))).to_vec();
                for pair in weights.windows(2) {
                    assert!(pair[0] - pair[1] >= 10.0, "{theme:?} {weights:.0?}");
                }
            }
        }
    }

    #[test]
    fn scales_move_away_from_the_paper_step_by_step() {
        for theme in BOTH {
            let away = |color: Color| (color.lightness() - theme.paper().lightness()).abs();
            let amounts: Vec<_> = (0..=50).map(|step| away(theme.amount(f64::from(step) / 50.0))).collect();
            assert!(amounts.windows(2).all(|pair| pair[1] > pair[0]), "{theme:?} {amounts:.1?}");
            let years: Vec<_> = (0..6).map(|nth| theme.year(nth, 6)).collect();
            assert!(
                years.windows(2).all(|pair| pair[1].lightness() > pair[0].lightness() + 4.0),
                "{theme:?} {years:?}"
            );
            assert!(years.iter().all(|year| year.contrast(theme.paper()) >= 3.0), "{theme:?} {years:?}");
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
