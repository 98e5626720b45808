//! Boxes below each other, each as near as it can be to where it would like to stand.

use crate::diagram::palette::float;

/// A box of a column.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    pub height: f64,
    /// Where its middle would like to be.
    pub goal: f64,
    /// Least space below it.
    pub gap: f64,
}

/// Upper edges of boxes in their order: none above `top`, none nearer to the next than its gap, and the sum of the squared
/// distances from their goals the least possible.
///
/// Without heights and gaps this is isotonic regression, which pooling adjacent violators solves (Barlow et al. 1972); a
/// bound may be applied afterwards. Cost: linear in the boxes.
pub fn spread(slots: &[Slot], top: f64) -> Vec<f64> {
    let mut above = 0.0;
    let mut offsets = Vec::with_capacity(slots.len());
    // Blocks of boxes that stand as near as they may: sum of what they wish for, and how many they are.
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    for slot in slots {
        offsets.push(above);
        blocks.push((slot.goal - slot.height / 2.0 - above, 1.0, 1));
        above += slot.height + slot.gap;
        while let [.., (sum, weight, count), last] = blocks.as_mut_slice()
            && *sum / *weight > last.0 / last.1
        {
            (*sum, *weight, *count) = (*sum + last.0, *weight + last.1, *count + last.2);
            blocks.pop();
        }
    }
    let wishes = blocks.iter().flat_map(|(sum, weight, count)| std::iter::repeat_n((sum / weight).max(top), *count));
    wishes.zip(offsets).map(|(wish, offset)| wish + offset).collect()
}

/// The mean of some numbers; `None` of none.
pub fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / float(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(goals: &[f64]) -> Vec<Slot> {
        goals.iter().map(|goal| Slot { height: 10.0, goal: *goal, gap: 2.0 }).collect()
    }

    #[test]
    fn boxes_with_room_stand_where_they_would_like_to() {
        assert_eq!(spread(&slots(&[5.0, 50.0, 90.0]), 0.0), [0.0, 45.0, 85.0]);
        assert!(spread(&[], 3.0).is_empty());
    }

    #[test]
    fn boxes_that_want_the_same_place_stand_around_it() {
        assert_eq!(spread(&slots(&[50.0, 50.0, 50.0]), 0.0), [33.0, 45.0, 57.0]);
    }

    #[test]
    fn none_stands_above_the_top_and_the_order_is_kept() {
        assert_eq!(spread(&slots(&[5.0, 5.0, 100.0, 40.0]), 20.0), [20.0, 32.0, 59.0, 71.0]);
    }
}
