//! Diagrams taller than a page become several.

use std::ops::Range;

use crate::diagram::DiagramError;
use crate::diagram::frame::Setting;
use crate::diagram::scene::Scene;

/// Height of what a page shows, without title, legend and notes.
pub const PAGE: f64 = 1900.0;

/// One page of a diagram.
pub struct Laid {
    pub scene: Scene,
    /// How many pages there are.
    pub pages: usize,
}

/// The rows of each page, from the height of each row; at least one a page.
pub fn pages(heights: impl IntoIterator<Item = f64>, page: f64) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let (mut start, mut used, mut end) = (0, 0.0, 0);
    for height in heights {
        if end > start && used + height > page {
            pages.push(start..end);
            (start, used) = (end, 0.0);
        }
        used += height;
        end += 1;
    }
    pages.push(start..end);
    pages
}

/// The page that is wanted.
pub fn wanted<'a, T>(setting: &Setting<'_>, pages: &'a [T]) -> Result<&'a T, DiagramError> {
    let nth = setting.page.checked_sub(1).and_then(|nth| pages.get(nth));
    nth.ok_or(DiagramError::NoPage { page: setting.page, pages: pages.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_fill_pages_and_none_is_lost_or_alone_without_need() {
        assert_eq!(pages([40.0, 50.0, 20.0, 300.0, 10.0], 100.0), [0..2, 2..3, 3..4, 4..5]);
        assert_eq!(pages([], 100.0).as_slice(), std::slice::from_ref(&(0..0)));
    }
}
