//! The format of a file: named, or told by the ending of the file's name.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Choice, one_of};

/// A choice of formats that files are written in.
pub trait FileFormat: Choice {
    /// The endings of such files in lower case without the dot, the usual one first.
    fn endings(self) -> &'static [&'static str];
}

/// Why the format of a file cannot be told.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnknownFormat {
    /// The ending is none of any format's, or there is none.
    #[error(
        "`{}` does not end in what says its format: end it in {endings}, or name the format with --format",
        path.display()
    )]
    Ending {
        /// The file.
        path: PathBuf,
        /// The endings known.
        endings: String,
    },
    /// The format named is not the one that the ending says.
    #[error("`{}` is no file for --format {format}: end it in {endings}, or leave out --format", path.display())]
    Contradiction {
        /// The file.
        path: PathBuf,
        /// The format named.
        format: &'static str,
        /// The endings that go with it.
        endings: String,
    },
}

/// The format to write: the one `given` by name, else the one that the file's ending says. `default` is for standard
/// output (`None`, or `-`) and for devices and pipes. `.gz` and `.zst` at the end of a name are passed over.
///
/// # Errors
/// [`UnknownFormat`] when the ending says nothing and no name is given, or says something else than the name.
pub fn format_for<F: FileFormat>(given: Option<F>, path: Option<&Path>, default: F) -> Result<F, UnknownFormat> {
    let Some(path) = path.filter(|path| *path != Path::new("-")) else { return Ok(given.unwrap_or(default)) };
    let ending = ending(path).unwrap_or_default();
    let told = F::ALL.iter().copied().find(|format| format.endings().contains(&ending.as_str()));
    match (given, told) {
        (Some(given), Some(_)) if !given.endings().contains(&ending.as_str()) => Err(UnknownFormat::Contradiction {
            path: path.to_owned(),
            format: given.name(),
            endings: listed(given.endings()),
        }),
        (Some(format), _) | (None, Some(format)) => Ok(format),
        (None, None) if is_no_file(path) => Ok(default),
        (None, None) => {
            let usual = F::ALL.iter().filter_map(|format| format.endings().first().copied());
            Err(UnknownFormat::Ending { path: path.to_owned(), endings: listed(&usual.collect::<Vec<_>>()) })
        }
    }
}

/// The ending that says the format, in lower case.
fn ending(path: &Path) -> Option<String> {
    let of = |path: &Path| Some(path.extension()?.to_str()?.to_ascii_lowercase());
    match of(path)?.as_str() {
        "gz" | "zst" => of(Path::new(path.file_stem()?)),
        ending => Some(ending.to_owned()),
    }
}

/// Devices and pipes have no ending that could say a format.
fn is_no_file(path: &Path) -> bool {
    path.starts_with("/dev") || fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

fn listed(endings: &[&str]) -> String {
    let mut with_dots: Vec<String> = Vec::new();
    for ending in endings {
        let ending = format!(".{ending}");
        if !with_dots.contains(&ending) {
            with_dots.push(ending);
        }
    }
    one_of(&with_dots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq)]
    enum Picture {
        Svg,
        Jpeg,
    }

    impl Choice for Picture {
        const WHAT: &'static str = "picture format";
        const ALL: &'static [Self] = &[Self::Svg, Self::Jpeg];

        fn name(self) -> &'static str {
            match self {
                Self::Svg => "svg",
                Self::Jpeg => "jpeg",
            }
        }

        fn about(self) -> &'static str {
            ""
        }
    }

    impl FileFormat for Picture {
        fn endings(self) -> &'static [&'static str] {
            match self {
                Self::Svg => &["svg"],
                Self::Jpeg => &["jpg", "jpeg"],
            }
        }
    }

    fn told(given: Option<Picture>, path: &str) -> Result<Picture, String> {
        format_for(given, Some(Path::new(path)), Picture::Svg).map_err(|error| error.to_string())
    }

    #[test]
    fn the_ending_says_the_format_whatever_its_capitals_and_packing() {
        assert_eq!(told(None, "a.b/x.JPG"), Ok(Picture::Jpeg));
        assert_eq!(told(None, "x.jpeg.zst"), Ok(Picture::Jpeg));
        assert_eq!(told(Some(Picture::Jpeg), "x.picture"), Ok(Picture::Jpeg), "what is named needs no ending");
    }

    #[test]
    fn what_is_no_file_has_the_default_format() {
        assert_eq!(told(None, "-"), Ok(Picture::Svg));
        assert_eq!(told(None, "/dev/stdout"), Ok(Picture::Svg));
        assert_eq!(told(Some(Picture::Jpeg), "/dev/stdout"), Ok(Picture::Jpeg));
    }

    #[test]
    fn an_unknown_ending_and_one_that_contradicts_are_refused() {
        let unknown =
            "`x.xyz` does not end in what says its format: end it in .svg or .jpg, or name the format with --format";
        assert_eq!(told(None, "x.xyz"), Err(unknown.to_owned()));
        assert!(told(None, "x").is_err());
        let contradicts = "`x.jpg` is no file for --format svg: end it in .svg, or leave out --format";
        assert_eq!(told(Some(Picture::Svg), "x.jpg"), Err(contradicts.to_owned()));
    }
}
