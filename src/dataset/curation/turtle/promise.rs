//! A promise as a Turtle file states it.

use oxigraph::model::{NamedNodeRef, Term};

use super::Reader;
use super::parse::{Property, Subject};
use crate::dataset::curation::{StatedPromise, values};
use crate::vocab::{PB, dct, pb, prov, schema};

impl Reader<'_, '_, '_> {
    pub(super) fn promise(&mut self, iri: &str, subject: &Subject) {
        for property in [dct::IS_PART_OF, prov::VALUE, schema::POSITION, pb::COMMITMENT, pb::TESTABLE] {
            self.check_said_once(subject, property);
        }
        let source = self.source;
        let said = |property| subject.get(property);
        let text = |property: &Property| property.text().unwrap_or_default().to_owned();
        let place = |property: &Property| source.place(property.written.clone());
        let position = said(schema::POSITION);
        let position = position.and_then(|said| values::position(&text(said), || place(said), self.diagnostics));
        let testable = said(pb::TESTABLE);
        let testable = testable.and_then(|said| values::testable(&text(said), || place(said), self.diagnostics));
        let commitment = said(pb::COMMITMENT).and_then(|said| {
            let name = match &said.object {
                Term::NamedNode(node) => node.as_str().strip_prefix(PB).unwrap_or_else(|| node.as_str()).to_owned(),
                _ => text(said),
            };
            values::commitment(&name, || place(said), self.diagnostics)
        });
        let section = said(dct::IS_PART_OF).map(|said| &said.object);
        let section =
            section.and_then(|section| if let Term::NamedNode(node) = section { Some(node.as_str()) } else { None });
        let authorship = self.authorship(subject);
        self.statements.promises.push(StatedPromise {
            iri: Some(iri.to_owned()),
            section: section.unwrap_or_default().to_owned(),
            text: subject.text(prov::VALUE).map(str::to_owned),
            position,
            commitment,
            testable,
            authorship,
            origin: subject.origin(self.source),
            listed: None,
        });
    }

    /// Of two values neither can be taken for the right one without a word.
    fn check_said_once(&mut self, subject: &Subject, property: NamedNodeRef<'_>) {
        let mut values = subject.all(property).map(|property| &property.object);
        let first = values.next();
        if values.any(|value| Some(value) != first) {
            let message = format!("<{}> is stated of this twice", property.as_str());
            let help = "state it once; the first is used";
            self.left_out("stated-twice", &subject.origin(self.source), &message, help);
        }
    }
}
