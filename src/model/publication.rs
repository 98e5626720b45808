//! What `dataset.toml` says of publishing a dataset.

use jiff::civil::Date;

/// The last day that anything is known of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownUntil {
    /// The day.
    pub day: Date,
    /// Whether the dataset gives it; otherwise it is the last meeting in its feed.
    pub given: bool,
}

/// How a dataset is published (`[publication]`); every field is the dataset's own word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publication {
    /// Version of the data.
    pub version: Option<String>,
    /// First day of publication.
    pub issued: Option<Date>,
    /// Day of the last change.
    pub modified: Option<Date>,
    /// Who answers questions.
    pub contact_name: Option<String>,
    /// Mail address for questions.
    pub contact_email: Option<String>,
    /// Page for questions (IRI).
    pub contact_page: Option<String>,
    /// Who publishes (IRI).
    pub publisher: Option<String>,
    /// Page about the dataset (IRI).
    pub landing_page: Option<String>,
    /// Codes of the EU's data themes, such as `GOVE`.
    pub themes: Vec<String>,
    /// The place that it is about (IRI).
    pub place: Option<String>,
    /// Code of the access right, such as `PUBLIC`.
    pub rights: Option<String>,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Where its files are published (IRI).
    pub base_url: Option<String>,
}
