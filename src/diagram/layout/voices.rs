//! Decisions by whose word links them with a promise: a bar in parts, and what the parts mean.

use super::bars::said;
use crate::diagram::canvas::Canvas;
use crate::diagram::frame::{Entry, Mark, Setting};
use crate::diagram::palette::{Voice, float};
use crate::diagram::scene::{Area, Paint};
use crate::language::{DISTINCT_DECISION, Language};
use crate::model::Status;

/// A bar of decisions as long as its area: those that promises are linked with, by voice, then the others.
pub fn decisions_bar(canvas: &mut Canvas<'_>, (linked, total): ([usize; 3], usize), area: Area, about: &str) {
    let others = total.saturating_sub(linked.iter().sum());
    let parts = Voice::ALL.map(|voice| (linked[voice as usize], canvas.status_paint(Status::FollowedUp, voice)));
    let others = (others, Paint::fill(canvas.paper.line()));
    canvas.about(&format!("{about}: {}", told(canvas.language, linked, total)));
    let mut x = area.x;
    for (count, paint) in parts.into_iter().chain([others]).filter(|(count, _)| *count > 0) {
        let width = area.width * float(count) / float(total.max(1));
        let seam = paint.stroke.map_or(0.0, |_| 0.5);
        canvas.rect(Area { x, width: (width - 0.5).max(0.75), ..area }.shrunk(seam), 0.0, paint);
        x += width;
    }
    canvas.plain();
}

/// `12 distinct decisions, linked with a promise: 3 as people say, 1 only as programs coded, 0 only suggested`.
fn told(language: Language, linked: [usize; 3], total: usize) -> String {
    let voices =
        Voice::ALL.map(|voice| format!("{} {}", language.number(linked[voice as usize]), said(language, voice)));
    let (decisions, voices) = (language.counted(total, DISTINCT_DECISION), voices.join(", "));
    language.pick(
        format!("{decisions}, met een belofte verbonden: {voices}"),
        format!("{decisions}, linked with a promise: {voices}"),
    )
}

/// What the parts of the bars of totals mean, with the figures of the whole.
pub fn decisions_legend(setting: &Setting<'_>, linked: [usize; 3], total: usize) -> Vec<Entry> {
    let language = setting.language;
    let before = language.pick("Balk: met een belofte verbonden", "Bar: linked with a promise");
    let mut entries = vec![Entry::new(Mark::None, before)];
    for voice in Voice::heard(setting.basis.evidence) {
        let share = language.share(linked[voice as usize], total);
        entries
            .push(Entry::new(Mark::Status(Status::FollowedUp, voice), format!("{}: {share}", said(language, voice))));
    }
    let others = language.share(total.saturating_sub(linked.iter().sum()), total);
    let says = language.pick("met geen belofte", "with no promise");
    entries.push(Entry::new(Mark::Color(setting.paper.line()), format!("{says}: {others}")));
    entries
}
