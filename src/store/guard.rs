//! Work on a question within its limits: in a thread with a big stack, watched for time and memory.
//!
//! # Rationale
//! A stack that overflows ends the process and cannot be caught, so what recurses over a query (parser, planner, evaluation)
//! gets a stack that holds the deepest query that [`Limits`] let pass. The engine looks at its cancellation token when it
//! reads a quad, not while it parses, plans or multiplies rows that it has read; so the one who asked does not wait for the
//! thread but leaves it behind when a limit is reached. It ends at its next quad or row, or with the process.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use memory_stats::memory_stats;
use oxigraph::sparql::CancellationToken;

use super::{AnswerError, Limits};

/// Holds a query of the default depth and number of steps more than twice over, in unoptimised builds too. It is address
/// space: memory is taken only as far as the stack is used.
const STACK: usize = 512 << 20;
/// How often the growth of memory is looked at: between two looks a query can take some ten megabytes.
const LOOK: Duration = Duration::from_millis(2);
/// How long it is waited where nothing is limited.
const LONG: Duration = Duration::from_hours(1);

/// Does the work of a question; what it is given is the sign to stop.
///
/// # Errors
/// Those of the work, and [`AnswerError::Time`], [`AnswerError::Memory`] and [`AnswerError::Thread`]. A panic of the work
/// goes on here.
pub(crate) fn within<T, E>(
    limits: &Limits,
    work: impl FnOnce(&CancellationToken) -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<AnswerError> + Send + 'static,
{
    let token = CancellationToken::new();
    let (done, waiting) = mpsc::channel();
    let its_token = token.clone();
    let before = limits.memory.and_then(|_| memory());
    let start = Instant::now();
    let thread = thread::Builder::new().name("question".to_owned()).stack_size(STACK).spawn(move || {
        // Nobody listens any more when a limit was reached.
        let _unheard = done.send(work(&its_token));
    });
    let thread = thread.map_err(AnswerError::Thread)?;
    loop {
        let left = limits.time.map_or(LONG, |time| time.saturating_sub(start.elapsed()));
        let wait = if limits.memory.is_some() { left.min(LOOK) } else { left };
        match waiting.recv_timeout(wait) {
            Ok(answer) => return answer,
            Err(RecvTimeoutError::Timeout) => {}
            // Only a panic ends the thread without an answer.
            Err(RecvTimeoutError::Disconnected) => match thread.join() {
                Err(panic) => std::panic::resume_unwind(panic),
                Ok(()) => return Err(AnswerError::NoAnswer.into()),
            },
        }
        let reached = if let (Some(limit), Some(before), Some(now)) = (limits.memory, before, memory())
            && now.saturating_sub(before) > limit.get()
        {
            AnswerError::Memory(limit)
        } else if let Some(time) = limits.time.filter(|time| start.elapsed() >= *time) {
            AnswerError::Time(time)
        } else {
            continue;
        };
        token.cancel();
        return Err(reached.into());
    }
}

/// The memory that the process uses; `None` on systems that do not tell.
pub(crate) fn memory() -> Option<u64> {
    memory_stats().map(|stats| stats.physical_mem as u64)
}
