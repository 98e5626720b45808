//! Makes datasets of any size in the page format, the same ones from the same seed.
//!
//! Pages come in the styles of real ones: numbered items with a bold lead, bullets, headings with prose, plain prose. The
//! words mean nothing; what matters is the shape: how many references a page has, how themes cite them, how decisions
//! recur over pages and in dossiers, what a feed says of them, what analysts link, and what people and a program code. Some pages
//! are odd when asked for: without a marker, with titles that wrap, with references that lack title or day.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use pledgebase::model::{promise_name, theme_name};
use serde_json::{Value, json};

/// How large a dataset is to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// Sections with a text; nine in ten have a report.
    pub sections: usize,
    /// Decisions to cite from.
    pub decisions: usize,
    /// Another seed makes another dataset.
    pub seed: u64,
    /// Which agreement: those of one store have the same domains and decisions, and names of their own.
    pub agreement: usize,
    /// Whether one page in seven is odd, which gives findings.
    pub has_odd_pages: bool,
}

impl Shape {
    /// Decisions for each section, unless another number is asked for: about what real pages have.
    pub(crate) const DECISIONS_PER_SECTION: usize = 12;

    /// A dataset of some sections.
    pub(crate) fn of(sections: usize, seed: u64) -> Self {
        let decisions = sections * Self::DECISIONS_PER_SECTION;
        Self { sections, decisions, seed, agreement: 1, has_odd_pages: false }
    }
}

const SECTIONS_PER_CHAPTER: usize = 6;
const CHAPTERS_PER_DOMAIN: usize = 4;

const THINGS: &[&str] = &[
    "fietspaden",
    "scholen",
    "bossen",
    "waterlopen",
    "woningen",
    "bibliotheken",
    "haltes",
    "dorpskernen",
    "laadpalen",
    "crèches",
    "landwegen",
    "archieven",
    "pleinen",
    "moestuinen",
    "sluizen",
    "werkplaatsen",
    "velden",
    "daken",
];
const QUALITIES: &[&str] =
    &["veilige", "nieuwe", "gedeelde", "groene", "betaalbare", "toegankelijke", "stille", "sterke"];
/// None of these is a word by which pages speak of themselves, such as "Evaluatie".
const DEEDS: &[&str] = &["Aanleg", "Onderhoud", "Subsidie", "Ontwerp", "Plan", "Oproep", "Herstel", "Uitbreiding"];
const VERBS: &[&str] = &["bouwen", "vernieuwen", "steunen", "ontsluiten", "verbinden", "beschermen"];

/// The generator `SplitMix64` (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to `end`, which is left out. The bias of the remainder is of no matter here.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap_or(0)
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

struct Decision {
    date: String,
    title: String,
    /// What the text of the feed says was done.
    step: &'static str,
}

struct Section {
    domain: String,
    chapter: String,
    number: String,
    title: String,
    promises: Vec<String>,
}

/// The files of a dataset folder: path and text.
pub(crate) fn generate(shape: &Shape) -> Vec<(String, String)> {
    let mut random = Random(shape.seed);
    let decisions = decisions(shape.decisions.max(1), &mut random);
    let mut outline = "domain,number,title,text\n".to_owned();
    let mut curation = "@prefix pb: <https://w3id.org/pledgebase/ns#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n\
                        @prefix prov: <http://www.w3.org/ns/prov#> .\n@prefix schema: <http://schema.org/> .\n"
        .to_owned();
    let mut codes = Codes::new(shape);
    let mut files = vec![("dataset.toml".to_owned(), manifest(shape))];
    files.extend(feed(&decisions));
    // Decisions are those of the seed alone; what follows is the agreement's own.
    random = Random(shape.seed.wrapping_add(1_000 * shape.agreement as u64));
    for index in 0..shape.sections {
        let section = section(index, &mut random);
        let text = format!("{} {} {}", section.number, section.title, section.promises.join(" "));
        headings(index, &section, &mut outline);
        let _ = writeln!(outline, "{},{},{},\"{text}\"", section.domain, section.number, section.title);
        let mut themes = Vec::new();
        if index % 10 != 9 {
            let oddity = Oddity::of(index).filter(|_| shape.has_odd_pages);
            let (page, labels, named) = page(index, &section, &text, &decisions, oddity, &mut random);
            themes = labels;
            if oddity.is_none() {
                codes.code(&section, &named);
            }
            let path = format!("reports/{}/{}/{}.md", section.domain, section.chapter, section.title);
            files.push((path, page));
        }
        curate(&section, &themes, &mut curation, &mut random);
    }
    files.push(("sections.csv".to_owned(), outline));
    files.push(("curation/promises.ttl".to_owned(), curation));
    files.extend(codes.files());
    files
}

fn manifest(shape: &Shape) -> String {
    let Shape { sections, decisions, seed, agreement, .. } = shape;
    format!(
        "[dataset]\nslug = \"generated-{sections}-{decisions}-{seed}-{agreement}\"\n\
         title = \"Generated: {sections} sections\"\nlanguage = \"nl\"\nlicense = \"https://creativecommons.org/publicdomain/zero/1.0/\"\n\
         timezone = \"Europe/Brussels\"\n\n[agreement]\ntitle = \"Generated agreement {agreement}\"\nstart = 2019-10-02\nend = 2024-09-30\n\n\
         [reports]\nauthor = \"generator\"\nauthor_kind = \"software\"\n\n\
         [[coders]]\nid = \"person\"\nname = \"A person\"\nkind = \"person\"\n\n\
         [[coders]]\nid = \"program\"\nname = \"A program\"\nkind = \"software\"\n"
    )
}

/// Every fourth decision is a further step of a measure before it.
fn decisions(count: usize, random: &mut Random) -> Vec<Decision> {
    const FIRST: &str = "principieel goed";
    let mut decisions: Vec<Decision> = Vec::with_capacity(count);
    for index in 0..count {
        // The days of 2,016 decisions in a row differ, so that steps of one measure are on different days.
        let (year, month, day) = (2019 + index % 6, 1 + index / 6 % 12, 1 + index / 72 % 28);
        let (title, step) = match decisions.get(random.below(index)) {
            Some(before) if index % 4 == 3 => {
                (before.title.replace("Voorontwerp van", "Ontwerp van"), "definitief goed")
            }
            _ => {
                let kind = if index % 5 == 0 { "Voorontwerp van decreet: " } else { "" };
                let (deed, quality, thing) = (random.one(DEEDS), random.one(QUALITIES), random.one(THINGS));
                (
                    format!("{kind}{deed} {quality} {thing}, dossier {index}"),
                    if kind.is_empty() { "goed" } else { FIRST },
                )
            }
        };
        decisions.push(Decision { date: format!("{year}-{month:02}-{day:02}"), title, step });
    }
    decisions
}

/// What the government's service answers, a file for each year. Every ninth title has its accents decomposed, as some
/// systems write them.
fn feed(decisions: &[Decision]) -> Vec<(String, String)> {
    let mut years: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for (index, Decision { date, title, step }) in decisions.iter().enumerate() {
        let written = if index % 9 == 4 { title.replace('è', "e\u{300}") } else { title.clone() };
        let text = format!(
            "<p>De regering keurt dit {step}.</p><p>{title}: de minister wordt gemachtigd om de stukken &amp; bijlagen van \
             dossier {index} over te maken aan wie erbij betrokken is, met het oog op verdere uitvoering.</p>"
        );
        years.entry(&date[..4]).or_default().push(json!({
            "type": "news-items",
            "id": format!("{index:024x}"),
            "attributes": {
                "uuid": format!("{index:024x}"),
                "title": written,
                "meetingDate": format!("{date}T09:00:00Z"),
                "agendaitemType": if index % 3 == 0 { "Mededeling" } else { "Nota" },
                "htmlContent": text,
            },
        }));
    }
    let file = |(year, entries): (&str, Vec<Value>)| {
        let answer = json!({ "count": entries.len(), "data": entries });
        (format!("decisions/{year}.json"), format!("{answer:#}\n"))
    };
    years.into_iter().map(file).collect()
}

/// What is odd about a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Oddity {
    /// References, and no marker in the text.
    NoMarkers,
    /// Titles that go on on the next line.
    WrappedTitles,
    /// References without a title.
    NoTitles,
    /// References without a day.
    NoDays,
}

impl Oddity {
    fn of(index: usize) -> Option<Self> {
        match index % 28 {
            3 => Some(Self::NoMarkers),
            10 => Some(Self::WrappedTitles),
            17 => Some(Self::NoTitles),
            24 => Some(Self::NoDays),
            _ => None,
        }
    }
}

fn section(index: usize, random: &mut Random) -> Section {
    let chapter = index / SECTIONS_PER_CHAPTER;
    let domain = chapter / CHAPTERS_PER_DOMAIN;
    let (top, middle, last) = (domain + 1, chapter % CHAPTERS_PER_DOMAIN + 1, index % SECTIONS_PER_CHAPTER + 1);
    let promises = (0..3 + random.below(3)).map(|n| {
        let hyphen = if n == 1 { "ge-meenten" } else { "gemeenten" };
        format!(
            "We {} {} {} in alle {hyphen} van streek {n}.",
            random.one(VERBS),
            random.one(QUALITIES),
            random.one(THINGS)
        )
    });
    let promises = promises.collect();
    Section {
        domain: format!("Domein {} {top}", THINGS[domain % THINGS.len()]),
        chapter: format!("Hoofdstuk {} {middle}", THINGS[chapter % THINGS.len()]),
        number: format!("{top}.{middle}.{last}"),
        title: format!("{} {} {index}", random.one(DEEDS), random.one(THINGS)),
        promises,
    }
}

/// The rows of domain and chapter stand before their first section.
fn headings(index: usize, section: &Section, outline: &mut String) {
    let numbers: Vec<_> = section.number.split('.').collect();
    if index.is_multiple_of(SECTIONS_PER_CHAPTER * CHAPTERS_PER_DOMAIN) {
        let _ = writeln!(outline, "{0},{1},{0},", section.domain, numbers[0]);
    }
    if index.is_multiple_of(SECTIONS_PER_CHAPTER) {
        let _ = writeln!(outline, "{},{}.{},{},", section.domain, numbers[0], numbers[1], section.chapter);
    }
}

/// A report page, the labels of its themes, and the decisions that it names.
fn page<'a>(
    index: usize,
    section: &Section,
    text: &str,
    decisions: &'a [Decision],
    oddity: Option<Oddity>,
    random: &mut Random,
) -> (String, Vec<String>, Vec<&'a Decision>) {
    let count = (8 + random.below(20)).min(decisions.len());
    // Neighbouring pages cite overlapping runs of decisions, as real ones do.
    let first = (index * decisions.len() / 40 + random.below(decisions.len())) % decisions.len();
    let mut page =
        format!("# {}\n\n<details>\n<summary>Sectie</summary>\n<p>{text}</p>\n</details>\n\n", section.title);
    page.push_str("Deze bladzijde zet de beslissingen bij elkaar die bij de sectie passen.\n\n");
    let style = index % 4;
    let (mut marker, mut themes) = (0, Vec::new());
    while marker < count {
        let cited = (1 + random.below(4)).min(count - marker);
        let markers = if oddity == Some(Oddity::NoMarkers) { 0..0 } else { marker..marker + cited };
        themes.push(theme(&mut page, style, themes.len() + 1, markers, random));
        marker += cited;
    }
    page.push_str("<details>\n<summary>Referenties</summary>\n\n");
    for marker in 0..count {
        let Decision { date, title, .. } = &decisions[(first + marker) % decisions.len()];
        let link = format!("https://decisions.example/?search={}&date={date}", title.replace(' ', "%20"));
        let (date, title) = match oddity {
            Some(Oddity::WrappedTitles) => (format!("**({date})** "), title.replacen(", ", ",\n", 1)),
            Some(Oddity::NoTitles) => (format!("**({date})** "), String::new()),
            Some(Oddity::NoDays) => (String::new(), title.clone()),
            Some(Oddity::NoMarkers) | None => (format!("**({date})** "), title.clone()),
        };
        let _ = write!(page, "**[\\[{marker}\\]]({link})** : {date}{title}\n\n");
    }
    page.push_str("</details>\n");
    let named = (0..count).map(|marker| &decisions[(first + marker) % decisions.len()]);
    (page, themes, named.collect())
}

fn theme(
    page: &mut String,
    style: usize,
    position: usize,
    cited: std::ops::Range<usize>,
    random: &mut Random,
) -> String {
    let label = format!("{} {} {position}", random.one(DEEDS), random.one(THINGS));
    let mut text = format!("de regering {} op die plaats", random.one(VERBS));
    if position.is_multiple_of(3) && cited.len() > 1 {
        let numbers: Vec<_> = cited.map(|marker| marker.to_string()).collect();
        let _ = write!(text, " [Beslissingen {}]", numbers.join(", "));
    } else {
        for marker in cited {
            let _ = write!(text, ", met {} {} \\[{marker}\\]", random.one(QUALITIES), random.one(THINGS));
        }
    }
    let _ = match style {
        0 => write!(page, "{position}. **{label}**: {text}.\n\n"),
        1 => write!(page, "- **{label}**: {text}.\n  - verder werd niets beslist.\n\n"),
        2 => write!(page, "### {label}\n\nVoor dit onderwerp geldt dat {text}.\n\n"),
        _ => write!(page, "{label} kwam aan bod, want {text}.\n\n"),
    };
    if style < 3 { label } else { format!("{label} kwam aan bod") }
}

/// What a person and a program code of some of the pairs of promise and decision: a file for each.
struct Codes {
    /// Of its own, so that codes change nothing else.
    random: Random,
    person: String,
    program: String,
}

impl Codes {
    fn new(shape: &Shape) -> Self {
        let head = "section,promise_text,decision_date,decision_title,verdict,coder,on,comment\n";
        let random = Random(shape.seed.wrapping_mul(31).wrapping_add(shape.agreement as u64));
        Self { random, person: head.to_owned(), program: head.to_owned() }
    }

    /// Of six promises the person links two with decisions, the program one more and one of the same.
    fn code(&mut self, section: &Section, named: &[&Decision]) {
        for promise in &section.promises {
            let (who, pairs) = (self.random.below(6), 1 + self.random.below(3));
            let first = self.random.below(named.len());
            for nth in 0..pairs.min(named.len()) {
                let decision = named[(first + nth * 3) % named.len()];
                let verdict = if self.random.below(20) == 0 { "contrary" } else { "yes" };
                let row = |coder: &str| {
                    let domain = section.domain.to_lowercase().replace('è', "e").replace(' ', "-");
                    let Decision { date, title, .. } = decision;
                    format!("{domain}/{},{promise},{date},\"{title}\",{verdict},{coder},2025-01-15,\n", section.number)
                };
                if who < 2 {
                    self.person.push_str(&row("person"));
                }
                if (1..=2).contains(&who) {
                    self.program.push_str(&row("program"));
                }
            }
        }
    }

    fn files(self) -> [(String, String); 2] {
        [("codes/person.csv".to_owned(), self.person), ("codes/program.csv".to_owned(), self.program)]
    }
}

/// Promises with their links: most to one theme, some to none.
fn curate(section: &Section, themes: &[String], curation: &mut String, random: &mut Random) {
    let domain = section.domain.to_lowercase().replace('è', "e").replace(' ', "-");
    for (index, promise) in section.promises.iter().enumerate() {
        let number = &section.number;
        let _ = write!(
            curation,
            "\n<promise/{domain}/{number}/{2}> a pb:Promise ; dct:isPartOf <section/{domain}/{number}> ; \
             schema:position {0} ;\n    prov:value \"{promise}\" ; pb:commitment pb:action ; pb:testable {1}",
            index + 1,
            random.below(2) == 0,
            promise_name(promise),
        );
        if !themes.is_empty() && random.below(4) > 0 {
            let theme = theme_name(&themes[random.below(themes.len())]);
            let _ = write!(curation, " ;\n    pb:reportedIn <theme/{domain}/{number}/{theme}>");
        }
        curation.push_str(" .\n");
    }
}
