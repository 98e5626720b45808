//! Codes by hand, read from files of two formats.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;

use serde::Deserialize;

/// A page with what coders say of its sentences.
#[derive(Deserialize)]
pub struct CodedPage {
    /// Path under `reports/`.
    pub page: String,
    pub sentences: Vec<CodedSentence>,
}

#[derive(Deserialize)]
pub struct CodedSentence {
    pub text: String,
    /// 0, 1, or null where coders differ.
    pub promise: Option<u8>,
    /// Positions of the themes that both coders linked.
    #[serde(default)]
    pub themes: BTreeSet<usize>,
    /// Of those that one coder linked.
    #[serde(default)]
    pub themes_maybe: BTreeSet<usize>,
    /// Markers of the decisions that coders surely linked; absent where nobody coded decisions.
    pub decisions: Option<BTreeSet<u32>>,
    /// Of those that are perhaps steps on it.
    #[serde(default)]
    pub decisions_maybe: BTreeSet<u32>,
    /// Of those that go against it.
    #[serde(default)]
    pub contrary: BTreeSet<u32>,
}

/// Markers by verdict, as the simple format has them for each sentence.
#[derive(Deserialize)]
struct Verdicts {
    sure: BTreeSet<u32>,
    #[serde(default)]
    maybe: BTreeSet<u32>,
    #[serde(default)]
    contrary: BTreeSet<u32>,
}

#[derive(Deserialize)]
struct Input {
    page: String,
    sentences: Vec<InputSentence>,
}

#[derive(Deserialize)]
struct InputSentence {
    id: u32,
    text: String,
}

/// Reads a file of codes: a list of pages, or verdicts by page and sentence (`{"page": {"1": {"sure": [0]}}}`), of which the
/// sentences stand in a file beside it, `X-in.json` beside `X.json`.
pub fn read(path: &str) -> Result<Vec<CodedPage>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    if text.trim_start().starts_with('[') {
        return Ok(serde_json::from_str(&text)?);
    }
    let mut verdicts: BTreeMap<String, BTreeMap<u32, Verdicts>> = serde_json::from_str(&text)?;
    let beside = format!("{}-in.json", path.strip_suffix(".json").unwrap_or(path));
    let inputs: Vec<Input> = serde_json::from_str(&fs::read_to_string(beside)?)?;
    let mut pages = Vec::new();
    for Input { page, sentences } in inputs {
        let Some(mut verdicts) = verdicts.remove(&page) else { continue };
        let coded = sentences.into_iter().filter_map(|InputSentence { id, text }| {
            let Verdicts { sure, maybe, contrary } = verdicts.remove(&id)?;
            let (themes, themes_maybe) = (BTreeSet::new(), BTreeSet::new());
            let (decisions, decisions_maybe) = (Some(sure), maybe);
            Some(CodedSentence { text, promise: Some(1), themes, themes_maybe, decisions, decisions_maybe, contrary })
        });
        pages.push(CodedPage { page, sentences: coded.collect() });
    }
    Ok(pages)
}

impl CodedPage {
    /// The code of a promise: of the first sentence that shares most of its words.
    pub fn of(&self, promise: &str) -> Option<&CodedSentence> {
        let words = words_of(promise);
        self.sentences.iter().find(|s| s.promise == Some(1) && is_same(&words_of(&s.text), &words))
    }
}

fn words_of(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase().replace('-', "");
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Whether two sentences share most of their words.
fn is_same(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let shared = a.intersection(b).count();
    10 * shared >= 6 * a.len().min(b.len()) && 20 * shared >= 7 * a.len().max(b.len())
}
