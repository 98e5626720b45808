//! From a request to a diagram.

use super::data::Facts;
use super::data::bars::Bars;
use super::data::heatmap::Heatmap;
use super::data::links::{Block, Links};
use super::data::matrix::Matrix;
use super::data::outline::sections;
use super::data::timeline::{Lanes, Timeline};
use super::data::treemap::Treemap;
use super::face::Face;
use super::frame::Setting;
use super::{By, Diagram, DiagramError, Kind, Language, Request, Scope, layout};
use crate::queries::QueryError;
use crate::store::Store;

/// Themes that a time line has lanes for unless others are asked for; beyond them lanes are sections.
const MOST_THEMES: usize = 40;

/// Draws a diagram of a store.
///
/// Cost: the queries are linear in what they count, the layout in what is shown.
///
/// # Errors
/// [`DiagramError::NoScope`], [`DiagramError::BadChoice`] and [`DiagramError::Nothing`] when there is no such diagram of
/// this store; the others tell of bugs.
pub fn draw(store: &Store, request: &Request) -> Result<Diagram, DiagramError> {
    let kind = request.kind;
    let chosen = Chosen::of(request)?;
    let face = Face::embedded()?;
    let facts = Facts::of(store)?;
    let language = request.language.or(facts.language).unwrap_or(Language::English);
    let shows_promises = matches!(kind, Kind::Links | Kind::Bars | Kind::Treemap);
    let setting =
        Setting { face: &face, facts: &facts, theme: request.theme, language, firm: request.firm, shows_promises };
    let scope = &request.scope;
    let (scene, table) = match kind {
        Kind::Links => {
            let links = Links::of(store, scope, request.firm)?;
            some(!links.blocks.is_empty(), "no promise and no report is known of it")?;
            (layout::links(&setting, scope, &links), links.table())
        }
        Kind::Timeline => {
            let links = Links::of(store, scope, request.firm)?;
            let timeline = Timeline::of(&links, chosen.lanes.unwrap_or_else(|| natural_lanes(&links)));
            some(!timeline.lanes.is_empty(), "no report cites a decision")?;
            let name = scope.number.as_ref().and_then(|number| name_of(&links, number));
            (layout::timeline(&setting, scope, name.as_deref(), &timeline), timeline.table())
        }
        Kind::Bars => {
            let bars = Bars::of(store, scope, chosen.of_domains, request.firm)?;
            some(!bars.rows.is_empty(), "no promise is known")?;
            (layout::bars(&setting, scope, &bars), bars.table())
        }
        Kind::Heatmap => {
            let heatmap = Heatmap::of(store, scope, (chosen.of_domains, chosen.in_quarters), facts.term)?;
            some(!heatmap.rows.is_empty(), "no report cites a decision")?;
            (layout::heatmap(&setting, scope, &heatmap), heatmap.table())
        }
        Kind::Matrix => {
            let matrix = Matrix::of(store, scope, chosen.of_domains)?;
            let says = if chosen.of_domains {
                "fewer than two domains cite decisions; --by section compares sections"
            } else {
                "fewer than two sections cite decisions"
            };
            some(matrix.members.len() > 1, says)?;
            (layout::matrix(&setting, scope, &matrix), matrix.table())
        }
        Kind::Treemap => {
            let treemap = Treemap::of(store, scope, request.firm)?;
            some(!treemap.domains.is_empty(), "no promise is known")?;
            (layout::treemap(&setting, scope, &treemap), treemap.table())
        }
    };
    Ok(Diagram { scene, table })
}

fn some(there_is: bool, says: &'static str) -> Result<(), DiagramError> {
    if there_is { Ok(()) } else { Err(DiagramError::Nothing(says)) }
}

/// The sections of a scope on which there is a report, each as a scope of its own.
pub fn reported_sections(store: &Store, scope: &Scope) -> Result<Vec<Scope>, DiagramError> {
    let found: Result<_, QueryError> = sections(store, scope);
    let reported = found?.into_iter().filter(|section| section.examined);
    Ok(reported.map(|section| Scope { domain: Some(section.domain), number: Some(section.number) }).collect())
}

/// What rows, lanes and columns are.
struct Chosen {
    of_domains: bool,
    in_quarters: bool,
    lanes: Option<Lanes>,
}

impl Chosen {
    fn of(request: &Request) -> Result<Self, DiagramError> {
        let lists = request.kind.choices();
        let mut taken = vec![false; lists.len()];
        for by in &request.by {
            let list = lists.iter().position(|list| list.contains(by)).filter(|list| !taken[*list]);
            let Some(list) = list else {
                let choices = lists.iter().flat_map(|list| list.iter().map(|by| by.name())).collect();
                return Err(DiagramError::BadChoice { kind: request.kind.name(), by: by.name(), choices });
            };
            taken[list] = true;
        }
        let has = |by| request.by.contains(&by);
        Ok(Self {
            of_domains: has(By::Domain) || (!has(By::Section) && request.scope.domain.is_none()),
            in_quarters: !has(By::Year),
            lanes: match () {
                () if has(By::Theme) => Some(Lanes::Theme),
                () if has(By::Dossier) => Some(Lanes::Dossier),
                () if has(By::Section) => Some(Lanes::Section),
                () => None,
            },
        })
    }
}

fn natural_lanes(links: &Links) -> Lanes {
    let themes: usize = links.blocks.iter().map(|block| block.themes.len()).sum();
    if themes <= MOST_THEMES { Lanes::Theme } else { Lanes::Section }
}

fn name_of(links: &Links, number: &str) -> Option<String> {
    let named = |block: &&Block| block.number == number;
    links.blocks.iter().find(named).map(|block| format!("{} {} ({})", block.number, block.title, block.domain))
}
