//! Whose codes an estimate rests on.

use crate::choice::Choice;
use crate::model::Evidence;

/// Whose codes count: suggestions are predictions, and no codes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voices {
    /// People's.
    #[default]
    People,
    /// People's, and where they are silent those of programs.
    Everybody,
}

impl Voices {
    /// The level of evidence at which these are heard.
    #[must_use]
    pub fn evidence(self) -> Evidence {
        match self {
            Self::People => Evidence::Firm,
            Self::Everybody => Evidence::Judged,
        }
    }
}

impl Choice for Voices {
    const WHAT: &'static str = "level of evidence of an estimate";
    const ALL: &'static [Self] = &[Self::People, Self::Everybody];

    fn name(self) -> &'static str {
        self.evidence().name()
    }

    fn about(self) -> &'static str {
        match self {
            Self::People => "what people coded",
            Self::Everybody => "what people coded, and what models coded",
        }
    }
}
