//! Rectangles of given sizes that fill a larger one and are near to squares: the algorithm of Bruls, Huizing and van Wijk,
//! "Squarified Treemaps" (2000).

use crate::diagram::scene::Area;

/// Divides an area in the shares of sizes, which should come from the largest to the smallest; in their order.
///
/// Cost: linear in the sizes, as rows take a few each; at worst quadratic when one row takes them all.
pub fn squarify(sizes: &[f64], area: Area) -> Vec<Area> {
    let total: f64 = sizes.iter().sum();
    if total <= 0.0 {
        return vec![Area::new(area.x, area.y, 0.0, 0.0); sizes.len()];
    }
    let scale = area.width * area.height / total;
    let mut areas = Vec::with_capacity(sizes.len());
    let mut free = area;
    let mut rest = sizes;
    while !rest.is_empty() {
        let side = free.width.min(free.height);
        let mut taken = 1;
        let mut sum = rest[0];
        while taken < rest.len() {
            let (now, then) =
                (worst(&rest[..taken], sum, side, scale), worst(&rest[..=taken], sum + rest[taken], side, scale));
            if then > now {
                break;
            }
            sum += rest[taken];
            taken += 1;
        }
        let (row, after) = rest.split_at(taken);
        free = lay(row, sum * scale, free, &mut areas);
        rest = after;
    }
    areas
}

/// The largest ratio of sides in a row.
fn worst(row: &[f64], sum: f64, side: f64, scale: f64) -> f64 {
    let sum = sum * scale;
    let ratio = |size: &f64| {
        let part = size * scale;
        (side * side * part / (sum * sum)).max(sum * sum / (side * side * part))
    };
    row.iter().map(ratio).fold(0.0, f64::max)
}

/// Lays a row along the shorter side; gives what is left.
fn lay(row: &[f64], surface: f64, free: Area, areas: &mut Vec<Area>) -> Area {
    let sum: f64 = row.iter().sum();
    let mut done = 0.0;
    if free.width >= free.height {
        let width = if free.height > 0.0 { surface / free.height } else { 0.0 };
        for size in row {
            areas.push(Area::new(free.x, free.y + free.height * done / sum, width, free.height * size / sum));
            done += size;
        }
        Area::new(free.x + width, free.y, (free.width - width).max(0.0), free.height)
    } else {
        let height = if free.width > 0.0 { surface / free.width } else { 0.0 };
        for size in row {
            areas.push(Area::new(free.x + free.width * done / sum, free.y, free.width * size / sum, height));
            done += size;
        }
        Area::new(free.x, free.y + height, free.width, (free.height - height).max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_paper_is_laid_out_as_there() {
        // Figure 4: 6, 6, 4, 3, 2, 2, 1 in 6 by 4. The first two fill 3 by 4, one above the other.
        let areas = squarify(&[6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0], Area::new(0.0, 0.0, 6.0, 4.0));
        let near = |a: Area, b: Area| {
            (a.x - b.x).abs() + (a.y - b.y).abs() + (a.width - b.width).abs() + (a.height - b.height).abs() < 1e-9
        };
        assert!(near(areas[0], Area::new(0.0, 0.0, 3.0, 2.0)), "{areas:?}");
        assert!(near(areas[1], Area::new(0.0, 2.0, 3.0, 2.0)), "{areas:?}");
        assert!(near(areas[2], Area::new(3.0, 0.0, 12.0 / 7.0, 7.0 / 3.0)), "{areas:?}");
        assert!(near(areas[3], Area::new(3.0 + 12.0 / 7.0, 0.0, 9.0 / 7.0, 7.0 / 3.0)), "{areas:?}");
    }

    #[test]
    fn areas_are_in_the_shares_of_their_sizes_and_stay_inside() {
        let sizes: Vec<f64> = (1..=60).rev().map(f64::from).collect();
        let all = Area::new(10.0, 20.0, 800.0, 300.0);
        let areas = squarify(&sizes, all);
        let total: f64 = sizes.iter().sum();
        for (size, area) in sizes.iter().zip(&areas) {
            assert!((area.width * area.height - size / total * 240_000.0).abs() < 1e-6);
            assert!(area.x >= all.x - 1e-6 && area.y >= all.y - 1e-6);
            assert!(area.right() <= all.right() + 1e-6 && area.bottom() <= all.bottom() + 1e-6);
        }
    }
}
