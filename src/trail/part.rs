//! The cards of a section and of an agreement.

use oxigraph::model::NamedNode;

use super::ask::{Asking, place_of};
use super::assessed;
use super::card::{AgreementCard, CardFigures, PromiseLine, SectionCard, SectionLine, ThemeLine};
use crate::model::{Evidence, Status, Tally};
use crate::queries::QueryError;
use crate::queries::rows::{Record, prepared};
use crate::vocab::pb;

pub(super) fn section(asking: &Asking<'_>) -> Result<SectionCard, QueryError> {
    let reports = asking.all(prepared!("select/reports.rq"))?;
    Ok(SectionCard {
        iri: asking.it.to_owned(),
        section: asking.section()?,
        reports: reports.map(|row| row.text("path")).collect::<Result<_, _>>()?,
        figures: figures(asking)?,
        promises: promises(asking)?,
        themes: themes(asking)?,
        sections: sections(asking)?,
    })
}

pub(super) fn agreement(asking: &Asking<'_>, title: &str) -> Result<AgreementCard, QueryError> {
    Ok(AgreementCard {
        iri: asking.it.to_owned(),
        title: title.to_owned(),
        figures: figures(asking)?,
        sections: sections(asking)?,
    })
}

fn figures(asking: &Asking<'_>) -> Result<CardFigures, QueryError> {
    let query = prepared!("select/figures.rq");
    let evidence = match asking.evidence {
        Evidence::All => pb::ALL_EVIDENCE,
        Evidence::Judged => pb::JUDGED_EVIDENCE,
        Evidence::Firm => pb::FIRM_EVIDENCE,
    };
    let values = [("it", NamedNode::new_unchecked(asking.it).into()), ("evidence", evidence.into_owned().into())];
    let row = query.select(asking.store, &values)?.next();
    let row =
        row.ok_or_else(|| QueryError::NoValue { query: query.name().to_owned(), column: "promises".to_owned() })?;
    let mut promises = Tally::default();
    for (status, column) in [
        (Status::FollowedUp, "followed_up"),
        (Status::Mentioned, "mentioned"),
        (Status::Unlinked, "unlinked"),
        (Status::NoEvidence, "no_evidence"),
        (Status::NotExamined, "not_examined"),
    ] {
        promises.add(status, row.parsed(column)?);
    }
    Ok(CardFigures {
        promises,
        themes: row.parsed("themes")?,
        themes_without_decision: row.parsed("themes_without_decision")?,
        decisions: row.parsed("decisions")?,
        dossiers: row.parsed("dossiers")?,
    })
}

fn promises(asking: &Asking<'_>) -> Result<Vec<PromiseLine>, QueryError> {
    let (status, decisions) = match asking.evidence {
        Evidence::All => ("status", "decisions"),
        Evidence::Judged => ("judged", "judged_decisions"),
        Evidence::Firm => ("firm", "firm_decisions"),
    };
    let mut ratings = assessed::ratings(asking)?;
    let line = |row: Record| {
        let iri = row.text("promise")?;
        Ok(PromiseLine {
            ratings: ratings.remove(&iri).unwrap_or_default(),
            iri,
            position: row.parsed("position")?,
            text: row.text("text")?,
            status: row.choice(status)?,
            decisions: row.parsed(decisions)?,
        })
    };
    asking.all(prepared!("select/promises-of-part.rq"))?.map(line).collect()
}

fn themes(asking: &Asking<'_>) -> Result<Vec<ThemeLine>, QueryError> {
    let line = |row: Record| {
        Ok(ThemeLine {
            iri: row.text("theme")?,
            position: row.parsed("position")?,
            label: row.text("label")?,
            place: place_of(&row)?,
            decisions: row.parsed("decisions")?,
        })
    };
    asking.all(prepared!("select/themes-of-part.rq"))?.map(line).collect()
}

fn sections(asking: &Asking<'_>) -> Result<Vec<SectionLine>, QueryError> {
    let line = |row: Record| {
        Ok(SectionLine { iri: row.text("section")?, number: row.text("number")?, title: row.text("title")? })
    };
    asking.all(prepared!("select/sections-of-part.rq"))?.map(line).collect()
}
