//! Where lines begin and end: each at a place of its own on the side of a box, in the order of where they come from and go to,
//! so that they do not cross there.

use std::collections::BTreeMap;

use super::pieces::LinksPage;
use super::place::{PlacedPiece, StrandLane};
use super::spread::mean;
use crate::diagram::palette::float;
use crate::diagram::scene::Area;

/// Distance of two lines at a box.
const APART: f64 = 7.0;
/// Space without lines at the corners of a box.
const CORNER: f64 = 7.0;

/// Heights of the ends of a piece's lines.
pub struct Routes {
    /// Where each lane begins.
    pub starts: Vec<f64>,
    /// Where each pair of each lane ends.
    pub ends: Vec<Vec<f64>>,
    /// Where the light lines of a promise begin, and where those to a decision end.
    pub from_promise: Vec<f64>,
    pub to_decision: Vec<f64>,
}

/// What uses a place at a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    Lane(usize),
    /// A pair of a lane.
    Pair(usize, usize),
    Light,
}

impl Routes {
    /// Of the `nth` piece of a page.
    pub fn of(page: &LinksPage, placed: &[PlacedPiece], nth: usize) -> Self {
        let (block, own) = (&page.pieces[nth].block, &placed[nth]);
        let mut at_promises: Vec<Vec<(f64, Use)>> = vec![Vec::new(); block.promises.len()];
        let mut at_decisions: Vec<Vec<(f64, Use)>> = vec![Vec::new(); block.decisions.len()];
        for (lane_nth, lane) in own.lanes.iter().enumerate() {
            at_promises[lane.promise].push((lane.y, Use::Lane(lane_nth)));
            for (pair_nth, pair) in lane.pairs.iter().enumerate() {
                let decision = block.promises[lane.promise].pairs[*pair].decision;
                at_decisions[decision].push((lane.y, Use::Pair(lane_nth, pair_nth)));
            }
        }
        for (uses, promise) in at_promises.iter_mut().zip(&block.promises) {
            let themes = promise.mentions.iter().map(|mention| placed[mention.block].themes[mention.theme].middle());
            uses.extend(mean(themes).map(|goal| (goal, Use::Light)));
        }
        for (nth, uses) in at_decisions.iter_mut().enumerate() {
            let citing = block.themes.iter().zip(&own.themes).filter(|(theme, _)| theme.decisions.contains(&nth));
            uses.extend(mean(citing.map(|(_, area)| area.middle())).map(|goal| (goal, Use::Light)));
        }
        let from: Vec<_> = at_promises.into_iter().zip(&own.promises).map(|(uses, area)| ports(uses, *area)).collect();
        let to: Vec<_> = at_decisions.into_iter().zip(&own.decisions).map(|(uses, area)| ports(uses, *area)).collect();
        let light = |ports: &[BTreeMap<Use, f64>], areas: &[Area]| -> Vec<f64> {
            let of = |(ports, area): (&BTreeMap<Use, f64>, &Area)| {
                ports.get(&Use::Light).copied().unwrap_or_else(|| area.middle())
            };
            ports.iter().zip(areas).map(of).collect()
        };
        let start =
            |(nth, lane): (usize, &StrandLane)| from[lane.promise].get(&Use::Lane(nth)).copied().unwrap_or(lane.y);
        let end = |(nth, lane): (usize, &StrandLane)| {
            let pairs = &block.promises[lane.promise].pairs;
            let of = |(pair_nth, pair): (usize, &usize)| {
                to[pairs[*pair].decision].get(&Use::Pair(nth, pair_nth)).copied().unwrap_or(lane.y)
            };
            lane.pairs.iter().enumerate().map(of).collect()
        };
        Self {
            starts: own.lanes.iter().enumerate().map(start).collect(),
            ends: own.lanes.iter().enumerate().map(end).collect(),
            from_promise: light(&from, &own.promises),
            to_decision: light(&to, &own.decisions),
        }
    }
}

/// Places around the middle of a box's side, in the order of the other ends.
fn ports(mut uses: Vec<(f64, Use)>, area: Area) -> BTreeMap<Use, f64> {
    uses.sort_by(|(a, x), (b, y)| a.total_cmp(b).then(x.cmp(y)));
    let spaces = float(uses.len().saturating_sub(1));
    let apart = APART.min((area.height - 2.0 * CORNER) / spaces.max(1.0));
    let first = area.middle() - apart * spaces / 2.0;
    uses.into_iter().enumerate().map(|(nth, (_, used))| (used, first + apart * float(nth))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_meet_a_box_in_the_order_of_their_other_ends_and_within_its_side() {
        let area = Area::new(0.0, 100.0, 50.0, 30.0);
        let uses = vec![(900.0, Use::Lane(0)), (10.0, Use::Lane(1)), (50.0, Use::Light)];
        let found = ports(uses, area);
        assert_eq!(found, [(Use::Lane(1), 108.0), (Use::Light, 115.0), (Use::Lane(0), 122.0)].into());
        let many = ports((0..20).map(|nth| (float(nth), Use::Lane(nth))).collect(), area);
        assert!(many.values().all(|y| (107.0..=123.0).contains(y)), "{many:?}");
    }
}
