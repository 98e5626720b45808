//! The Dutch words by which texts of decisions state a step of the procedure. All lower case; derived from reading public
//! texts of decisions, and kept short: a word is here because sentences were misread without it.

use crate::model::ProcedureStep::{self, FinalApproval, PrincipleApproval, Ratification};

/// Nouns that make "principiële" or "definitieve" a decision.
pub(super) const APPROVALS: &[&str] = &["goedkeuring", "beslissing", "instemming", "akkoord"];

/// Nouns that make "definitieve" a decision: plans and areas are not approved but fixed.
pub(super) const FIXED: &[&str] = &["vaststelling", "aanduiding", "afbakening", "bekrachtiging"];

/// The approval in principle is not the first one.
pub(super) const AGAIN: &[&str] = &["opnieuw", "nogmaals", "andermaal"];

/// What came in between, after "na".
pub(super) const CONSULTED: &[&str] = &["advies", "adviezen", "onderhandeling", "onderhandelingen"];

/// A subordinate clause begins: what follows is no longer what the government decides.
pub(super) const SUBORDINATE: &[&str] = &["dat", "die", "om", "waarin", "waardoor", "waarbij", "waarmee", "zodat"];

/// Before "de Regering" these make it something other than the subject.
pub(super) const BEFORE_OBJECT: &[&str] = &[
    "van",
    "door",
    "aan",
    "tot",
    "voor",
    "met",
    "bij",
    "aangaande",
    "betreffende",
    "over",
    "binnen",
    "namens",
    "tussen",
];

/// Past and perfect tenses that do not end in -de or -te.
pub(super) const PAST: &[&str] = &["heeft", "had", "werd", "gaf", "nam", "is"];

/// Words in -t before or after "ze" that are no verb.
pub(super) const NO_VERB: &[&str] = &["dat", "met", "het", "wat", "niet", "uit", "tot"];

/// Ends of the words for drafts that go to an advisory body. Notes and plans go there too, but are not approved in steps.
pub(super) const DRAFTS: &[&str] = &["besluit", "besluiten", "decreet", "decreten"];

/// What is done with an advice that is still to come.
pub(super) const REQUESTED: &[&str] = &["ingewonnen", "gevraagd", "voorgelegd"];

/// Titles that texts begin with.
pub(super) const HEADINGS: &[(ProcedureStep, &str)] = &[
    (Ratification, "Bekrachtiging en afkondiging"),
    (PrincipleApproval, "Principiële goedkeuring"),
    (FinalApproval, "Definitieve goedkeuring"),
];
