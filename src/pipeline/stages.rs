//! Where the time and memory of a build go.

use std::time::{Duration, Instant};

use crate::store::resident_memory;

/// A stage of a build. What it took is no part of what was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// What was done: `read`, `suggest`, `encode`, `load`, `derive`, `merge` (of the lines to write).
    pub name: &'static str,
    /// How long it took.
    pub took: Duration,
    /// The memory in bytes that the process held at its end; `None` on systems that do not tell.
    pub memory: Option<u64>,
}

impl Stage {
    /// Does something as a stage.
    pub fn of<T>(name: &'static str, work: impl FnOnce() -> T) -> (T, Self) {
        let start = Instant::now();
        let done = work();
        (done, Self { name, took: start.elapsed(), memory: resident_memory() })
    }
}
