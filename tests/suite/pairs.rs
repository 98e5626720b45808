//! Pairs that people and programs judge and the ranking suggests, added to a store and weighed by the rules.

use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term, vocab::rdf};
use pledgebase::model::DEFAULT_BASE;
use pledgebase::queries::derive;
use pledgebase::rdf::Layer;
use pledgebase::store::Store;
use pledgebase::vocab::{PB, pb};

use super::answers::select;

/// Whose word a pair has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Person,
    Program,
    /// The ranking, with a confidence in hundredths.
    Ranking(u8),
}

/// What is said of a promise and a decision, by IRI; without a decision, that none of the promise's candidates is a step on it.
#[derive(Debug, Clone)]
pub struct Said {
    pub promise: String,
    pub decision: Option<String>,
    pub by: By,
    pub is_contrary: bool,
}

impl Said {
    /// On the promise with a text and the decision of a day.
    pub fn of(store: &Store, text: &str, day: &str, by: By) -> Self {
        let promise =
            select(store, &format!("SELECT ?x {{ ?x a pb:Promise ; prov:value ?v FILTER(STR(?v) = '{text}') }}"));
        let decision = select(
            store,
            &format!("SELECT ?x {{ ?x a pb:Decision ; pb:meetingDate ?d FILTER(STR(?d) = '{day}') }} ORDER BY ?x"),
        );
        let (promise, decision) = (promise[0]["x"].clone(), Some(decision[0]["x"].clone()));
        Self { promise, decision, by, is_contrary: false }
    }
}

/// A store with more judgements and suggestions.
pub fn with(given: &Store, pairs: &[Said]) -> Store {
    let mut quads = Vec::new();
    let node = |iri: &str| NamedNode::new_unchecked(iri);
    let term = |name: &str| node(&format!("{PB}{name}"));
    let prov = |name: &str| node(&format!("http://www.w3.org/ns/prov#{name}"));
    let [coded, suggested] = [Layer::Coded, Layer::Suggested].map(|layer| GraphName::from(given.graph(layer)));
    let coder = |name: &str| node(&format!("https://example.org/coder/{name}"));
    for (name, class) in [("Ada", "Person"), ("Machine", "SoftwareAgent")] {
        quads.push(Quad::new(coder(name), rdf::TYPE, prov(class), coded.clone()));
        let called = node("http://xmlns.com/foaf/0.1/name");
        quads.push(Quad::new(coder(name), called, Literal::from(name), coded.clone()));
    }
    for (nth, Said { promise, decision, by, is_contrary }) in pairs.iter().enumerate() {
        let (class, graph) =
            if matches!(by, By::Ranking(_)) { (pb::CANDIDATE, &suggested) } else { (pb::JUDGEMENT, &coded) };
        let it = node(&format!("https://example.org/said/{nth}"));
        let mut say = |predicate: NamedNode, object: Term| {
            quads.push(Quad::new(it.clone(), predicate, object, graph.clone()));
        };
        say(rdf::TYPE.into_owned(), class.into_owned().into());
        say(term("promise"), node(promise).into());
        if let Some(decision) = decision {
            say(term("decision"), node(decision).into());
        }
        match by {
            By::Ranking(hundredths) => {
                let decimal = node("http://www.w3.org/2001/XMLSchema#decimal");
                let confidence = Literal::new_typed_literal(format!("0.{hundredths:02}"), decimal);
                say(term("confidence"), confidence.into());
                say(term("rank"), Literal::from(1).into());
            }
            By::Person | By::Program => {
                let who = if *by == By::Person { "Ada" } else { "Machine" };
                let verdict = match decision {
                    None => "none",
                    Some(_) if *is_contrary => "contrary",
                    Some(_) => "yes",
                };
                say(term("verdict"), term(verdict).into());
                say(prov("wasAttributedTo"), coder(who).into());
            }
        }
    }
    let store = Store::new(DEFAULT_BASE).unwrap();
    let layers: Vec<_> = Layer::ALL.into_iter().filter(|layer| *layer != Layer::Derived).collect();
    // What the ranking itself suggests is left out: the pairs given here are the only ones that count as suggested.
    let ranked = |quad: &Quad| {
        let (subject, suggested) = (quad.subject.to_string(), GraphName::from(given.graph(Layer::Suggested)));
        quad.graph_name == suggested && (subject.contains("/candidate/") || subject.contains("/lead/"))
    };
    let kept = given.quads(&layers).unwrap().into_iter().filter(|quad| !ranked(quad));
    store.load(kept.chain(quads)).unwrap();
    derive(&store).unwrap();
    store
}

/// Of every so many pairs of a promise and a decision that reports on its section cite, four are said something of: one each
/// by a person, a program and the ranking, and one by a person or a program that the decision goes against the promise.
pub fn everywhere(store: &Store, one_in: usize) -> Vec<Said> {
    let query = "SELECT ?promise ?decision { ?promise a pb:Promise ; dct:isPartOf ?section . \
                 ?section pb:reportCites ?decision } ORDER BY ?promise ?decision";
    let said = |(nth, row): (usize, std::collections::BTreeMap<String, String>)| {
        // Steps that share no factor with the numbers of decisions, so that pairs lie apart.
        let by = match (nth * 7) % one_in {
            0 => By::Person,
            2 => By::Ranking(60 + u8::try_from(nth % 39).unwrap()),
            3 if nth % 2 == 0 => By::Person,
            1 | 3 => By::Program,
            _ => return None,
        };
        let is_contrary = (nth * 7) % one_in == 3;
        Some(Said { promise: row["promise"].clone(), decision: Some(row["decision"].clone()), by, is_contrary })
    };
    select(store, query).into_iter().enumerate().filter_map(said).collect()
}
