//! From a request to a diagram.

use super::data::bars::Bars;
use super::data::heatmap::Heatmap;
use super::data::linked::Linked;
use super::data::links::PartLinks;
use super::data::matrix::Matrix;
use super::data::outline::Outline;
use super::data::ratings::{RatedBy, Ratings};
use super::data::timeline::{Lanes, Timeline};
use super::data::treemap::Treemap;
use super::face::Face;
use super::frame::{Grounds, Setting};
use super::{By, Diagram, DiagramError, Kind, Request, layout};
use crate::choice::Choice;
use crate::coverage::Basis;
use crate::language::Language;
use crate::model::Part;
use crate::store::Store;

/// Themes that a time line has lanes for unless others are asked for; beyond them lanes are sections.
const MOST_THEMES: usize = 40;

/// Draws a diagram of a store: one page of it, when it is taller than a page.
///
/// Cost: the queries are linear in what they count, the layout in what is shown.
///
/// # Errors
/// [`DiagramError::NoPart`], [`DiagramError::SeveralAgreements`], [`DiagramError::BadChoice`], [`DiagramError::NoPage`] and
/// [`DiagramError::Nothing`] when there is no such diagram of this store; [`DiagramError::Query`] when the store holds what
/// is none of the values known, such as another status; the others tell of bugs.
pub fn draw(store: &Store, request: &Request) -> Result<Diagram, DiagramError> {
    let kind = request.kind;
    let evidence = request.evidence;
    let chosen = Chosen::of(request)?;
    let whole = Outline::of(store)?;
    let outline = whole.within(&request.part);
    if kind.is_of_a_part() && !matches!(request.part, Part::Section(_)) {
        return Err(DiagramError::NoPart);
    }
    if kind.is_of_one_agreement() && outline.has_several_agreements {
        let titles = outline.agreements().into_iter().map(|agreement| agreement.title).collect();
        return Err(DiagramError::SeveralAgreements { kind: kind.name(), titles });
    }
    let face = Face::embedded()?;
    let basis = Basis::of(store, &request.part, evidence)?;
    let name = whole.name_of(&request.part);
    let setting = Setting {
        face: &face,
        basis: &basis,
        name: name.as_deref(),
        paper: request.paper,
        language: request.language.or(basis.language()).unwrap_or(Language::English),
        grounds: if kind == Kind::Ratings { Grounds::Ratings } else { Grounds::Trail },
        page: request.page,
    };
    let (laid, table) = match kind {
        Kind::Links => {
            let links = PartLinks::of(store, &request.part, evidence)?;
            require(!links.blocks.is_empty(), "no promise and no report is known of it")?;
            (layout::links(&setting, &links)?, links.table())
        }
        Kind::Timeline => {
            let links = PartLinks::of(store, &request.part, evidence)?;
            let lanes = chosen.lanes.unwrap_or_else(|| natural_lanes(&links));
            let timeline = Timeline::of(&links, lanes, &Linked::of(store, evidence)?);
            require(!timeline.lanes.is_empty(), "no report cites a decision")?;
            (layout::timeline(&setting, &timeline)?, timeline.table())
        }
        Kind::Bars => {
            let bars = Bars::of(store, &outline, chosen.of_domains, evidence)?;
            require(!bars.rows.is_empty(), "no promise is known")?;
            (layout::bars(&setting, &bars)?, bars.table())
        }
        Kind::Heatmap => {
            let heatmap = Heatmap::of(store, &outline, (chosen.of_domains, chosen.in_quarters), &basis)?;
            require(!heatmap.rows.is_empty(), "no report cites a decision")?;
            (layout::heatmap(&setting, &heatmap)?, heatmap.table())
        }
        Kind::Matrix => {
            let matrix = Matrix::of(store, &outline, chosen.of_domains, evidence)?;
            let says = if chosen.of_domains {
                "fewer than two domains cite decisions; --by section compares sections"
            } else {
                "fewer than two sections cite decisions"
            };
            require(matrix.members.len() > 1, says)?;
            (layout::matrix(&setting, &matrix)?, matrix.table())
        }
        Kind::Treemap => {
            let treemap = Treemap::of(store, &outline, evidence)?;
            require(!treemap.domains.is_empty(), "no promise is known")?;
            (layout::treemap(&setting, &treemap)?, treemap.table())
        }
        Kind::Ratings => {
            let ratings = Ratings::of(store, &outline, chosen.rated_by)?;
            require(!ratings.blocks.is_empty(), "nobody rates a promise of it")?;
            require(ratings.blocks.iter().any(|block| !block.rows.is_empty()), "no promise of it comes from a party")?;
            (layout::ratings(&setting, &ratings)?, ratings.table())
        }
    };
    Ok(Diagram { scene: laid.scene, table, pages: laid.pages })
}

fn require(there_is: bool, says: &'static str) -> Result<(), DiagramError> {
    if there_is { Ok(()) } else { Err(DiagramError::Nothing(says)) }
}

/// What rows, lanes and columns are.
struct Chosen {
    of_domains: bool,
    in_quarters: bool,
    lanes: Option<Lanes>,
    rated_by: RatedBy,
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
            of_domains: has(By::Domain) || (!has(By::Section) && !matches!(request.part, Part::Section(_))),
            rated_by: match () {
                () if has(By::Party) => RatedBy::Party,
                () if has(By::Section) => RatedBy::Section,
                () if has(By::Domain) || !matches!(request.part, Part::Section(_)) => RatedBy::Domain,
                () => RatedBy::Section,
            },
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

fn natural_lanes(links: &PartLinks) -> Lanes {
    let themes: usize = links.blocks.iter().map(|block| block.themes.len()).sum();
    if themes <= MOST_THEMES { Lanes::Theme } else { Lanes::Section }
}
