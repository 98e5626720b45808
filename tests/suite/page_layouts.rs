//! Layouts of report pages, each made up for these tests: which themes a reader would count.

use super::page_shapes::{assert_themes, themes};

/// Label and markers of each theme.
type Themes = &'static [(&'static str, &'static [u32])];

/// What most pages here say, however they are laid out.
const TWO: Themes = &[("Sociale huur", &[0]), ("Renovatie", &[1])];

const SAME: &[&str] = &[
    r"## I. Sociale huur
De regering wijzigde het besluit [0].

## II. Renovatie
Er kwam een premie [1].

## III. Besluit
Alles is gedaan.",
    r"### 1.1 Sociale huur
De regering wijzigde het besluit [0].

### 1.2. Renovatie
Er kwam een premie [1].",
    r"### A. Sociale huur
De regering wijzigde het besluit [0].

### B. Renovatie
Er kwam een premie [1].",
    r"**Sociale huur**
De regering wijzigde het besluit [0].

**Renovatie**
Er kwam een premie [1].",
    r"1. **Sociale huur**

De regering wijzigde het besluit [0].

1. **Renovatie**

Er kwam een premie [1].",
    r"1. **Sociale huur**:

De regering wijzigde het besluit [0].

2. **Renovatie**:

Er kwam een premie [1].

Kortom, het is gedaan.",
    r"| Nr. | Belofte | Beslissingen |
|---|---|---|
| 1 | Sociale huur | [0] |
| 2 | Renovatie | [1] |",
    r"**Sociale huur**<br>
Het besluit werd gewijzigd [0].

**Renovatie**<br/>Er kwam een premie [1].",
    r"<ul>
<li><strong>Sociale huur</strong>: het besluit werd gewijzigd [0].</li>
<li><strong>Renovatie</strong>: er kwam een premie [1].</li>
</ul>",
    r"<h3>Sociale huur</h3>
<p>Het besluit werd gewijzigd [0].</p>
<h3>Renovatie</h3>
<p>Er kwam een premie [1].</p>",
    r"<b>Sociale huur</b>: het besluit werd gewijzigd [0].

<strong>Renovatie</strong>: er kwam een premie [1].",
    r"### Sociale huur
**Belofte:** het stelsel wordt herzien.

**Uitvoering:** het besluit werd gewijzigd [0].

**Beoordeling:** uitgevoerd.

### Renovatie
**Belofte:** er komt een premie.

**Uitvoering:** er kwam een premie [1].

**Beoordeling:** uitgevoerd.",
    r"### Sociale huur
- **Regeerakkoord**: het stelsel wordt herzien.
- **Acties**: het besluit werd gewijzigd [0].
- **Status**: uitgevoerd.

### Renovatie
- **Regeerakkoord**: er komt een premie.
- **Acties**: er kwam een premie [1].
- **Status**: uitgevoerd.",
    r"### Sociale huur
**Belofte**: het stelsel wordt herzien.
**Actie**: het besluit werd gewijzigd [0].

### Renovatie
**Belofte**: er komt een premie.
**Actie**: er kwam een premie [1].",
    r"De regering nam verschillende beslissingen over wonen [0][1].

### Belangrijkste maatregelen
- Sociale huur: het besluit werd gewijzigd [0].
- Renovatie: er kwam een premie [1].",
    r"- ** Sociale huur**: het besluit werd gewijzigd [0].
- **Renovatie **: er kwam een premie [1].",
    r"## Sociale huur
De regering keurde een plan goed [0], met deze doelen:

- meer woningen
- een betere huur

## Renovatie
Er kwam een premie [1], voor:

- daken
- ramen",
    r"**Sociale huur**: de regering keurde een plan goed [0], met deze doelen:

- meer woningen
- een betere huur

**Renovatie**: er kwam een premie [1], voor:

- daken
- ramen",
    r"## Inleiding
Deze beloften worden besproken:
- sociale huur [0]
- renovatie [1]

## Sociale huur
Het besluit werd gewijzigd [0].

## Renovatie
Er kwam een premie [1].",
    r"- *Sociale huur*: het besluit werd gewijzigd [0].
- *Renovatie*: er kwam een premie [1].",
    r"1\. Sociale huur: het besluit werd gewijzigd [0].

2\. Renovatie: er kwam een premie [1].",
    r"**Samenvatting:** de regering deed veel [0][1].

**Sociale huur:** het besluit werd gewijzigd [0].

**Renovatie:** er kwam een premie [1].

**Conclusie:** de regering deed veel [0][1].",
    r"- **Sociale huur**: het besluit werd gewijzigd [0].
- **Renovatie**: er kwam een premie [1].

Conclusie:

- De huur is hervormd [0].
- De premie is er [1].",
    r"- **Sociale huur**: het besluit werd gewijzigd [0].
- **Renovatie**: er kwam een premie [1].

**Conclusie**: de regering deed dit:

- De huur is hervormd [0].
- De premie is er [1].",
    r"### Sociale huur
#### Belofte
We hervormen de huur.
#### Uitvoering
Het besluit werd gewijzigd [0].

### Renovatie
#### Belofte
We voeren een premie in.
#### Uitvoering
Er kwam een premie [1].",
    r"### Sociale huur
**Belofte**

We hervormen de huur.

**Uitvoering**

Het besluit werd gewijzigd [0].

### Renovatie
**Belofte**

We voeren een premie in.

**Uitvoering**

Er kwam een premie [1].",
    r"Uitvoering van het regeerakkoord

Sociale huur: het besluit werd gewijzigd [0].

Renovatie: er kwam een premie [1].

Conclusie: alles is gedaan.",
    r"1. **Sociale huur**: het besluit werd gewijzigd [0].
2. **Renovatie**: er kwam een premie [1].

> Let op: dit overzicht is automatisch gemaakt [0].

*Bronnen: de beslissingen van de Vlaamse Regering [0]-[1].*",
    r"# Evaluatie van het woonbeleid

De regering beloofde veel.

### Belangrijkste acties en maatregelen

De regering nam deze acties:

1. **Sociale huur**: het besluit werd gewijzigd [0].
2. **Renovatie**: er kwam een premie [1].

### Afwijkingen en tekortkomingen

Enkele besluiten [2][3] wijken af van de beloften.

### Toekomstige ontwikkelingen

De regering moet nog veel doen.",
    r"**Sociale huur -** het besluit werd gewijzigd [0].

**Renovatie –** er kwam een premie [1].",
    r"-**Sociale huur**: het besluit werd gewijzigd [0].
-**Renovatie**: er kwam een premie [1].",
    r"1. Sociale huur

Het besluit werd gewijzigd [0].

2. Renovatie

Er kwam een premie [1].

De regering deed wat ze beloofde.",
    r"✅ **Sociale huur**: het besluit werd gewijzigd [0].
❌ **Renovatie**: er kwam een premie [1].",
    r"➢ Sociale huur: het besluit werd gewijzigd [0].
➢ Renovatie: er kwam een premie [1].",
    r"## Sociale huur
Het besluit werd gewijzigd [0].

## Renovatie
Er kwam een premie [1].

## Conclusie
Goed.

## Gebruikte bronnen
- [0] Besluit nul
- [1] Besluit een",
    r"### Sociale huur
**Bevindingen**: het besluit werd gewijzigd [0].

### Renovatie
**Bevindingen**: er kwam een premie [1].",
    r"**Sociale huur:** het besluit werd gewijzigd [0].  
**Renovatie:** er kwam een premie [1].  
**Algemeen:** de regering deed wat ze beloofde.",
];

const OTHER: &[(&str, Themes)] = &[
    (
        r"## Wonen
- **Sociale huur**: de regering wijzigde het besluit [0].
- **Renovatie**: er kwam een premie [1].

## Klimaat
- **Warmte**: er kwam een plan [2].",
        &[("Sociale huur", &[0]), ("Renovatie", &[1]), ("Warmte", &[2])],
    ),
    (
        r"# Beoordeling

## Wonen

### Sociale huur
De regering wijzigde het besluit [0].

### Renovatie
Er kwam een premie [1].

## Klimaat

### Warmte
Er kwam een plan [2].

## Slotbeschouwing
Het is goed.",
        &[("Sociale huur", &[0]), ("Renovatie", &[1]), ("Warmte", &[2])],
    ),
    (
        r"| Thema | Uitvoering | Beslissingen |
|---|---|---|
| **Sociale huur** | Het besluit werd gewijzigd | [0] |
| Renovatie | Er kwam een premie | [1], [2] |",
        &[("Sociale huur", &[0]), ("Renovatie", &[1, 2])],
    ),
    (
        r"- **Sociale huur**: het besluit werd gewijzigd<sup>[0]</sup>.
- **Renovatie**: er kwam een premie<sup>1, 2</sup>.",
        &[("Sociale huur", &[0]), ("Renovatie", &[1, 2])],
    ),
    (
        r"<p>De regering nam deze maatregelen:</p>
<ol>
  <li>Het besluit over de sociale huur werd gewijzigd [0].</li>
  <li>Er kwam een premie voor renovatie [1].</li>
</ol>",
        &[("Het besluit over de sociale huur werd gewijzigd", &[0]), ("Er kwam een premie voor renovatie", &[1])],
    ),
    (
        r"De regering deed dit:
(1) het besluit over sociale huur wijzigen [0];
(2) een premie voor renovatie invoeren [1].",
        &[("het besluit over sociale huur wijzigen", &[0]), ("een premie voor renovatie invoeren", &[1])],
    ),
    (
        r"1° Het besluit over sociale huur werd gewijzigd [0].
2° Er kwam een premie voor renovatie [1].",
        &[("Het besluit over sociale huur werd gewijzigd", &[0]), ("Er kwam een premie voor renovatie", &[1])],
    ),
    (
        r"**Sociale huur**: het besluit werd gewijzigd [0].

**Opmerking**: dit is gebaseerd op de documenten [0].",
        &[("Sociale huur", &[0])],
    ),
    (
        r"## Sociale huur
- [0]
- [1]

## Renovatie
- [2]",
        &[("Sociale huur", &[0, 1]), ("Renovatie", &[2])],
    ),
    (
        r"1. **Belofte**: hervorming van de sociale huur. **Uitvoering**: het besluit werd gewijzigd [0].
2. **Belofte**: een renovatiepremie. **Uitvoering**: er kwam een premie [1].",
        &[("hervorming van de sociale huur", &[0]), ("een renovatiepremie", &[1])],
    ),
    (
        r"- 2021-03-12: goedkeuring van het besluit sociale huur [0].
- 12 maart 2022: goedkeuring van de renovatiepremie [1].",
        &[
            ("2021-03-12: goedkeuring van het besluit sociale huur", &[0]),
            ("12 maart 2022: goedkeuring van de renovatiepremie", &[1]),
        ],
    ),
    (
        r"De regering beloofde veel.

**De regering wijzigde het besluit over de sociale huur [0].**

**Er kwam een premie voor renovatie [1].**",
        &[("De regering wijzigde het besluit over de sociale huur", &[0]), ("Er kwam een premie voor renovatie", &[1])],
    ),
    (
        r"## Uitgevoerd
- **Sociale huur**: het besluit werd gewijzigd [0].

## Deels uitgevoerd
- **Renovatie**: er kwam een premie [1].

## Niet uitgevoerd
- **Warmte**: er is niets gevonden.",
        &[("Sociale huur", &[0]), ("Renovatie", &[1]), ("Warmte", &[])],
    ),
    (
        r"### Social housing
- **Promise**: a new decree.
- **Actions**: the decree was changed [0].

### Renovation
- **Promise**: a premium.
- **Actions**: a premium was introduced [1].",
        &[("Social housing", &[0]), ("Renovation", &[1])],
    ),
    (
        r"I. **Sociale huur**: het besluit werd gewijzigd [0].

II. **Renovatie**: er is niets gevonden.",
        &[("Sociale huur", &[0]), ("Renovatie", &[])],
    ),
];

#[test]
fn a_page_has_the_same_two_themes_in_every_layout() {
    for body in SAME {
        assert_themes(body, TWO);
        assert_themes(&body.replace('\n', "\r\n"), TWO);
    }
}

#[test]
fn labels_and_markers_are_read_in_other_layouts() {
    for (body, wanted) in OTHER {
        assert_themes(body, wanted);
    }
}

const CLOSING_HEADINGS: &[&str] = &[
    "Samenvatting en conclusie",
    "Eindconclusie",
    "Algemene beoordeling",
    "Tot slot",
    "Besluit",
    "Slotopmerkingen",
    "Conclusies en aanbevelingen",
    "Overall assessment",
    "Globale evaluatie",
    "Kernconclusie",
    "Afsluiting",
    "Eindbalans",
    "Algehele beoordeling",
    "Overkoepelende conclusie",
    "Beoordeling van de voortgang",
    "Slotsom en vooruitblik",
    "In het algemeen",
    "Finale beoordeling",
    "Reflectie",
    "Aanbevelingen",
];

const CLOSING_WORDS: &[&str] = &[
    "Kortom",
    "Tot slot",
    "In het algemeen",
    "Concluderend",
    "Al met al",
    "Samengevat",
    "Ten slotte",
    "Over het algemeen",
    "Algemeen gesproken",
    "Afsluitend",
    "Eindoordeel",
    "Globaal",
    "Alles overziend",
    "Tot besluit",
    "Als conclusie",
    "Bij wijze van conclusie",
    "Resumerend",
    "Overall",
    "Hieruit blijkt",
    "Uit bovenstaande analyse blijkt dat",
    "De bovenvermelde beslissingen tonen aan dat",
    "Deze initiatieven tonen aan dat",
    "Het geheel van deze maatregelen toont dat",
    "Al deze maatregelen tonen dat",
    "Door al deze beslissingen heeft",
    "In het licht van het bovenstaande",
    "Gelet op het voorgaande",
    "Gezien deze beslissingen",
    "Uiteindelijk kan worden gesteld dat",
    "Er kan worden geconcludeerd dat",
    "Het is aannemelijk dat",
    "Op grond van deze beslissingen",
];

const OPENING_HEADINGS: &[&str] = &[
    "Inleiding",
    "Context",
    "Achtergrond",
    "Situering",
    "Methodologie",
    "Leeswijzer",
    "Wat zegt het regeerakkoord?",
    "Het regeerakkoord",
    "Doel van dit rapport",
    "Kader",
    "Samenvatting",
    "Introductie",
    "Overzicht",
    "Situatieschets",
    "Toelichting",
    "Uitgangspunten van het regeerakkoord",
];

#[test]
fn what_opens_and_what_closes_a_page_is_no_theme() {
    let parts = "## Sociale huur\nHet besluit werd gewijzigd [0].\n\n## Renovatie\nEr kwam een premie [1].";
    for heading in CLOSING_HEADINGS {
        assert_themes(&format!("{parts}\n\n## {heading}\nDe regering voerde haar beloften uit [0][1]."), TWO);
    }
    for heading in OPENING_HEADINGS {
        assert_themes(&format!("## {heading}\nHet regeerakkoord belooft veel over wonen.\n\n{parts}"), TWO);
    }
    let leads = "**Sociale huur**: het besluit werd gewijzigd [0].\n\n**Renovatie**: er kwam een premie [1].";
    let prose = "De regering beloofde veel.\n\nZe wijzigde het besluit [0].\n\nEr kwam een premie [1].";
    for words in CLOSING_WORDS {
        assert_themes(&format!("{leads}\n\n{words}, de regering deed wat ze beloofde [0][1]."), TWO);
        let found = themes(&format!("{prose}\n\n{words}, de regering deed wat ze beloofde [0][1]."));
        assert_eq!(found.len(), 2, "{words}: {found:?}");
    }
}

/// A sentence that begins as a conclusion does may go on to a subject of its own.
#[test]
fn last_words_that_cite_something_new_are_a_theme() {
    let body =
        "De regering beloofde veel.\n\nZe wijzigde het besluit [0].\n\nTot slot keurde ze een warmteplan goed [2].";
    assert_eq!(themes(body).last(), Some(&("Tot slot keurde ze een warmteplan goed".to_owned(), vec![2])));
}
