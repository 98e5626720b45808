//! How far the coding of a sample is.

use std::collections::BTreeMap;

use super::ask::{Coded, Said};
use super::outline::Outline;
use super::{CANDIDATES, Voices};
use crate::model::Verdict;

/// How far the coding of a random sample is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many promises are coded in full from the first of the draw on: a random sample themselves.
    pub coded: usize,
    /// How many promises were drawn.
    pub drawn: usize,
    /// How many behind the first that is open are coded in full; they do not count until it is.
    pub behind: usize,
    /// How many wait for a referee, because votes tie.
    pub tied: usize,
    /// How many are coded in part.
    pub in_part: usize,
    /// The first promise of the draw that is open, by IRI, and why it is.
    pub first_open: Option<(String, &'static str)>,
    /// How many candidates of each promise the coders had before them.
    pub candidates: usize,
}

/// What the codes say of one promise of a draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Coding {
    /// Everything before the coders is judged.
    InFull { followed_up: bool },
    /// Something follows it up, and not everything is judged.
    FollowedUp,
    /// Everything is judged, and votes tie.
    Tied,
    /// Something is judged, and nothing follows it up yet.
    InPart,
    /// Nobody who counts coded it in this sample.
    Open,
}

/// Whether each promise of the coded beginning of a draw is followed up, and how far the coding is.
///
/// A promise is coded in full when all candidates that the coders had before them are judged, when it is said to have none,
/// or to be no promise. It also is when something follows it up, so that nobody has to read on; but not when more than one
/// promise of the sample is judged in part: whoever looks at the first candidates only would finish the followed up ones
/// alone, and their share would come out too high.
pub(super) fn progress(
    draw: &[&str],
    sample: &str,
    outline: &Outline,
    coded: &Coded,
    voices: Voices,
) -> (Vec<bool>, Progress) {
    let of_sample: Vec<&Said> =
        coded.said.iter().filter(|said| said.sample.as_deref() == Some(sample) && said.is_heard(voices)).collect();
    let candidates = coded.shown(of_sample.iter().copied()).unwrap_or(CANDIDATES);
    let mut heard: BTreeMap<&str, Vec<&Said>> = BTreeMap::new();
    for said in coded.said.iter().filter(|said| said.is_heard(voices)) {
        heard.entry(&said.promise).or_default().push(said);
    }
    let coding_of = |promise: &&str| {
        let said = heard.get(promise).map_or(&[][..], Vec::as_slice);
        let is_of_sample = said.iter().any(|said| said.sample.as_deref() == Some(sample));
        let is_none = outline.promises.get(*promise).is_some_and(|promise| promise.is_none);
        match (is_of_sample, is_none) {
            (false, _) => Coding::Open,
            // Where people coded, they decide, as `00-no-promises.rq` says: so whoever is heard here decided.
            (true, true) => Coding::InFull { followed_up: false },
            (true, false) => coding(promise, said, candidates, coded, voices),
        }
    };
    let found: Vec<Coding> = draw.iter().map(coding_of).collect();
    let in_part = found.iter().filter(|coding| **coding == Coding::InPart).count();
    let answer = |coding: &Coding| match coding {
        Coding::InFull { followed_up } => Some(*followed_up),
        Coding::FollowedUp => (in_part < 2).then_some(true),
        Coding::Tied | Coding::InPart | Coding::Open => None,
    };
    let answers: Vec<bool> = found.iter().map_while(answer).collect();
    let first_open = found.get(answers.len()).zip(draw.get(answers.len())).map(|(coding, promise)| {
        let why = match coding {
            Coding::Tied => "waiting for a referee",
            Coding::Open if voices == Voices::People => "not coded by people yet",
            Coding::Open => "not coded yet",
            _ => "coded in part",
        };
        ((*promise).to_owned(), why)
    });
    let progress = Progress {
        coded: answers.len(),
        drawn: draw.len(),
        behind: found.iter().skip(answers.len()).filter(|coding| answer(coding).is_some()).count(),
        tied: found.iter().filter(|coding| **coding == Coding::Tied).count(),
        in_part,
        first_open,
        candidates,
    };
    (answers, progress)
}

/// What the codes that count say of a promise.
fn coding(promise: &str, said: &[&Said], candidates: usize, coded: &Coded, voices: Voices) -> Coding {
    let pairs = coded.pairs.get(promise);
    let settled = |decision: &String| pairs?.get(decision).filter(|pair| pair.evidence >= voices.evidence());
    let all = || pairs.into_iter().flat_map(BTreeMap::keys).filter_map(settled);
    let followed_up = all().any(|pair| pair.verdict == Some(Verdict::Yes));
    let tied = all().any(|pair| pair.verdict.is_none());
    let before_them = coded.candidates.get(promise).into_iter().flatten().filter(|(_, rank)| **rank <= candidates);
    let mut before_them = before_them.map(|(decision, _)| decision).peekable();
    let all_judged = before_them.peek().is_some() && before_them.all(|decision| settled(decision).is_some());
    let in_full = all_judged || said.iter().any(|said| said.verdict == Verdict::None);
    match (followed_up, in_full) {
        (false, true) if tied => Coding::Tied,
        (_, true) => Coding::InFull { followed_up },
        (true, false) => Coding::FollowedUp,
        (false, false) => Coding::InPart,
    }
}
