//! When a build says that it was made: never by the clock, only where the one who builds states it.

use jiff::Timestamp;

use super::BuildError;

/// The variable that reproducible builds state a time with: <https://reproducible-builds.org/specs/source-date-epoch/>.
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// The time that `SOURCE_DATE_EPOCH` gives in whole seconds, as an `xsd:dateTime`; `None` where it is not set.
///
/// # Errors
/// A value that is no such time.
pub(super) fn source_date() -> Result<Option<String>, BuildError> {
    let Some(value) = std::env::var_os(VARIABLE) else { return Ok(None) };
    let seconds = value.to_str().and_then(|text| text.trim().parse().ok());
    let time = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let time = time.ok_or_else(|| BuildError::SourceDate(value.to_string_lossy().into_owned()))?;
    Ok(Some(time.to_string()))
}
