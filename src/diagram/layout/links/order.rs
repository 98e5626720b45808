//! In which order promises and the decisions that they are linked with stand, so that few lines cross.

/// How often promises and decisions are put beside what they are linked with. Nothing changes after a few times.
const ROUNDS: usize = 12;

/// Promises and decisions of some pairs in the order of the columns.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ColumnOrder {
    pub promises: Vec<usize>,
    pub decisions: Vec<usize>,
}

/// The order of pairs of a promise and a decision, as numbers in the order of the text and of the days.
///
/// Promises and decisions are put in turn at the mean place of what they are linked with (the barycentre heuristic of
/// Sugiyama, Tagawa and Toda 1981); of the orders tried the first with the fewest crossings is taken, so that the order of the
/// text is left only where that helps. Cost: for each round the square of the number of pairs.
pub fn order(pairs: &[(usize, usize)]) -> ColumnOrder {
    let distinct = |numbers: &mut Vec<usize>| {
        numbers.sort_unstable();
        numbers.dedup();
    };
    let mut promises: Vec<_> = pairs.iter().map(|(promise, _)| *promise).collect();
    let mut decisions: Vec<_> = pairs.iter().map(|(_, decision)| *decision).collect();
    distinct(&mut promises);
    distinct(&mut decisions);
    let mut best: Option<(usize, ColumnOrder)> = None;
    for _ in 0..ROUNDS {
        by_mean(&mut decisions, &places(&promises), pairs.iter().map(|(promise, decision)| (*decision, *promise)));
        let crossings = crossings(pairs, &places(&promises), &places(&decisions));
        if best.as_ref().is_none_or(|(least, _)| crossings < *least) {
            best = Some((crossings, ColumnOrder { promises: promises.clone(), decisions: decisions.clone() }));
        }
        by_mean(&mut promises, &places(&decisions), pairs.iter().copied());
    }
    best.map(|(_, order)| order).unwrap_or_default()
}

/// The place of each number in a list; numbers that are not in it have none that counts.
fn places(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.iter().max().map_or(0, |most| most + 1)];
    for (place, number) in order.iter().enumerate() {
        places[*number] = place;
    }
    places
}

/// Sorts numbers by the mean place of those that they are linked with; equal ones keep their order.
fn by_mean(numbers: &mut [usize], others: &[usize], links: impl Iterator<Item = (usize, usize)>) {
    let mut sums = vec![(0, 0); numbers.iter().max().map_or(0, |most| most + 1)];
    for (number, other) in links {
        let (sum, count) = sums[number];
        sums[number] = (sum + others[other], count + 1);
    }
    // Fractions compare by their products, without rounding.
    numbers.sort_by(|a, b| (sums[*a].0 * sums[*b].1).cmp(&(sums[*b].0 * sums[*a].1)));
}

fn crossings(pairs: &[(usize, usize)], promises: &[usize], decisions: &[usize]) -> usize {
    let ends: Vec<_> = pairs.iter().map(|(promise, decision)| (promises[*promise], decisions[*decision])).collect();
    let with_others = |(nth, a): (usize, &(usize, usize))| {
        ends[..nth].iter().filter(|b| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1)).count()
    };
    ends.iter().enumerate().map(with_others).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_text_stays_where_no_lines_cross_and_decisions_follow_it() {
        let order = order(&[(0, 5), (1, 2), (1, 3), (4, 0)]);
        assert_eq!(order, ColumnOrder { promises: vec![0, 1, 4], decisions: vec![5, 2, 3, 0] });
    }

    #[test]
    fn promises_that_share_decisions_come_together() {
        let pairs = [(0, 0), (1, 1), (2, 0)];
        let ColumnOrder { promises, decisions } = order(&pairs);
        assert_eq!(crossings(&pairs, &places(&promises), &places(&decisions)), 0, "{promises:?} {decisions:?}");
    }

    #[test]
    fn nothing_linked_has_no_order() {
        assert_eq!(order(&[]), ColumnOrder::default());
    }
}
