//! Sentences of coalition agreements by kind, made up for these tests: what each kind is taken for.

use super::Viewpoint;
use super::commitment::read;

const VIEW: Viewpoint<'static> = Viewpoint { since: Some(2019), own: "vlaamse regering" };

/// How things are: figures, developments, who has what.
const PRESENT: &[&str] = &[
    "De vergrijzing zet de betaalbaarheid van de zorg onder druk.",
    "Het aantal alleenstaanden neemt jaar na jaar toe.",
    "De meeste verplaatsingen gebeuren vandaag nog met de wagen.",
    "Er heerst een grote schaarste aan betaalbare huurwoningen.",
    "Er wordt in Vlaanderen nog te veel gebouwd op plaatsen die daarvoor niet geschikt zijn.",
    "We leven langer en we blijven langer gezond.",
    "De schaal van veel gemeenten is te klein om de groeiende stapel taken aan te kunnen.",
    "Onze media staan onder druk van internationale spelers.",
    "Meer dan de helft van de Vlamingen sport wekelijks.",
    "De prijs van bouwgrond verdubbelde op tien jaar tijd.",
    "De Vlaamse schuld blijft een van de laagste van Europa.",
    "Veel Vlaamse bedrijven zoeken wanhopig naar technisch geschoold personeel.",
    "De bevolkingsdichtheid in de Rand ligt bijzonder hoog.",
    "Onze landbouw behoort tot de meest innovatieve ter wereld.",
    "In heel wat dorpen sluiten de laatste winkels de deuren.",
    "Onze musea trekken elk jaar miljoenen bezoekers.",
];

/// What was done or happened before.
const PAST: &[&str] = &[
    "De vorige regering investeerde fors in nieuwe schoolgebouwen.",
    "In 2018 werkten meer dan 70.000 mensen in de sociale economie.",
    "De hervorming heeft haar vruchten afgeworpen.",
    "Vlaanderen speelde daarin een voortrekkersrol.",
    "We hebben de voorbije jaren al veel gerealiseerd.",
    "In het verleden liep de samenwerking met het federale niveau vaak stroef.",
    "Het aantal sociale woningen steeg de afgelopen tien jaar met 15.000.",
    "De middelen die daarvoor waren voorzien, bleken onvoldoende.",
    "Het protocol dat in 2015 werd ondertekend, vormde een keerpunt.",
    "Dit leidde tot een daling van het aantal meldingen.",
    "Tussen 2014 en 2019 vonden meer dan 300.000 mensen een job.",
    "De crisis van 2008 sloeg een diep gat in de begroting.",
    "Het Rekenhof formuleerde daarbij enkele kritische bedenkingen.",
    "Daarover bestond tijdens de vorige legislatuur een brede consensus.",
    "Die maatregelen hebben geleid tot een sterke daling van het aantal aanvragen.",
    "Ruim duizend gezinnen maakten al gebruik van de lening.",
];

/// Why something is good, needed or so.
const ARGUMENTS: &[&str] = &[
    "Wie vroeg begint te sparen, bouwt later gemakkelijker een eigen woning.",
    "Vrijwilligers vormen het cement van onze samenleving.",
    "Want een burger die tijdig betrokken wordt, begrijpt een beslissing beter.",
    "Alleen door samen te werken, komen we vooruit.",
    "Dit biedt kansen voor onze kenniseconomie.",
    "De baten van zo’n investering overstijgen ruimschoots de kosten.",
    "Zo ontstaat een vicieuze cirkel.",
    "Deze keuze past in onze visie op een slanke overheid.",
    "Goede leerkrachten maken immers het verschil.",
    "Met de fiets naar het werk gaan, houdt mensen gezond.",
    "Dat schept vertrouwen bij investeerders.",
    "Een aantrekkelijk landschap lokt toeristen en houdt jonge gezinnen in het dorp.",
    "Wie zich goed voelt op school, leert beter.",
    "Net daarom verdient dit thema onze bijzondere aandacht.",
    "Dat alles draagt bij tot een aangename leefomgeving.",
    "Deze diversiteit maakt onze regio rijk.",
];

/// What powers at another level, people and sectors do or have to do.
const OTHERS: &[&str] = &[
    "De Europese Commissie werkt aan een nieuw kader voor staatssteun.",
    "Ondernemers klagen over een te hoge administratieve last.",
    "Onze landbouwers leveren al jaren inspanningen om hun uitstoot te verminderen.",
    "Elke burger heeft recht op een menswaardig bestaan.",
    "Bedrijven zien in de circulaire economie nieuwe kansen.",
    "De Vlaming hecht veel belang aan een eigen woning.",
    "De federale overheid voert intussen de taxshift uit.",
    "Onze bedrijven nemen hierin hun verantwoordelijkheid.",
    "De federale politie levert hiervoor onvoldoende personeel.",
    "De NMBS schaft intussen haltes af.",
    "De boeren vragen rechtszekerheid.",
    "De bedrijfswereld toont daarbij de weg.",
    "De meeste ouders kiezen bewust voor een school in de buurt.",
    "Hulpverleners botsen op de grenzen van het beroepsgeheim.",
    "Brussel kiest daarin een eigen koers.",
    "De federale overheid blijft bevoegd voor de erkenning.",
];

/// What a word means, what a thing consists of.
const DEFINITIONS: &[&str] = &[
    "Onder kwetsbare groepen verstaan we onder meer langdurig werklozen en mensen in armoede.",
    "Duurzaamheid gaat over ecologische, sociale en economische aspecten.",
    "Een energiegemeenschap is een groep burgers die samen energie opwekken en delen.",
    "Inclusie betekent dat iedereen volwaardig kan deelnemen.",
    "Het begrip ‘kernversterking’ verwijst naar het versterken van het wonen en winkelen in de kern.",
    "Dit netwerk bestaat uit gewestwegen, fietssnelwegen en waterwegen.",
    "Mobiliteit gaat over meer dan wegen alleen.",
    "Met ‘basisbereikbaarheid’ bedoelen we dat maatschappelijke functies vlot bereikbaar zijn.",
];

/// What comes of something, if it is so.
const CONDITIONS: &[&str] = &[
    "Als we niets doen, loopt de factuur verder op.",
    "Slagen we daar niet in, dan betalen onze kinderen de rekening.",
    "Zonder draagvlak mislukt elke hervorming.",
    "Als de politie niet kan handhaven, verliezen regels hun waarde.",
    "Zonder digitale vaardigheden valt men in onze samenleving uit de boot.",
    "Als de vraag het aanbod overstijgt, stijgen de prijzen.",
    "Als de bijen verdwijnen, verdwijnt ook ons voedsel.",
    "Wie te lang wacht, betaalt uiteindelijk meer.",
];

/// Examples.
const ILLUSTRATIONS: &[&str] = &[
    "Zo kunnen leegstaande kerken een nieuwe bestemming krijgen.",
    "Een mooi voorbeeld hiervan zijn de energiehuizen.",
    "Voorbeelden zijn de renovatie van kanaaloevers en de aanleg van wadi’s.",
    "Een buurtwinkel kan bijvoorbeeld ook dienstdoen als afhaalpunt.",
    "Zo rijden er in Kopenhagen dagelijks meer fietsers dan auto’s.",
    "Dat kan gaan van een speeltuin tot een volkstuin.",
    "Zo bleek uit een proefproject dat de wachttijden met de helft daalden.",
    "Het gaat onder meer over de herinrichting van stationsomgevingen.",
];

/// What can be, will come by itself, or is wanted by others.
const POSSIBILITIES: &[&str] = &[
    "Een goede planning kan veel leed voorkomen.",
    "Dat mag niet verbazen.",
    "Dat zal niet vanzelf gaan.",
    "De vraag naar zorg zal de komende jaren alleen maar toenemen.",
    "Jongeren willen meedenken over hun buurt.",
    "Niemand kan voorspellen hoe de economie evolueert.",
    "Sociale media kunnen ook ontwrichtend werken.",
    "Nabijheid mag niet verward worden met kleinschaligheid.",
];

/// What always holds.
const GENERAL_TRUTHS: &[&str] = &[
    "Onderwijs is de hefboom bij uitstek voor gelijke kansen.",
    "Mobiliteit speelt een centrale rol in ons dagelijks leven.",
    "Kunst en cultuur geven kleur aan het leven.",
    "Elke mens heeft talenten.",
    "Achter elk cijfer schuilt een mens.",
    "Waar mensen samenleven, ontstaan conflicten.",
    "Ondernemen is durven.",
    "Goed bestuur begint met luisteren.",
];

/// How what there is does.
const EVALUATIONS: &[&str] = &[
    "Die aanpak werpt duidelijk vruchten af.",
    "De procedure duurt te lang en werkt ontmoedigend.",
    "De verschillende databanken werken naast elkaar.",
    "De versnippering van bevoegdheden bemoeilijkt een daadkrachtig beleid.",
    "Het decreet heeft zijn doel bereikt.",
    "De bestaande premies bereiken vooral de middenklasse.",
    "De huidige wetgeving laat te veel ruimte voor interpretatie.",
    "De regelgeving terzake raakt stilaan achterhaald.",
];

/// Phrases that go on or judge.
const FRAGMENTS: &[&str] = &[
    "Want elk kind telt.",
    "Vandaar het belang van een goede samenwerking.",
    "Integendeel.",
    "En terecht.",
    "Niet meer, niet minder.",
    "Een verhaal van vallen en opstaan.",
    "En dat is nodig.",
    "Een hele uitdaging.",
];

/// Where more is said.
const REFERENCES: &[&str] = &[
    "Voor de maatregelen inzake inburgering verwijzen we naar het hoofdstuk Integratie.",
    "Zie ook het hoofdstuk over mobiliteit en openbare werken.",
    "Dit hoofdstuk beschrijft onze visie op het waterbeleid.",
    "Dit hoofdstuk moet samen gelezen worden met het hoofdstuk Ruimtelijke Ordening.",
    "Voor de budgettaire tabel verwijzen we naar de bijlage.",
    "De concrete uitwerking hiervan komt aan bod in het hoofdstuk Wonen.",
];

/// Questions.
const QUESTIONS: &[&str] = &[
    "Hoe bereiden we onze kinderen voor op de samenleving van morgen?",
    "Maar volstaat dat?",
    "Waarom zouden we het anders doen?",
    "Wat betekent dit voor de burger?",
];

/// What "we" do.
const WE: &[&str] = &[
    "We trekken hiervoor jaarlijks 20 miljoen euro extra uit.",
    "Zo maken we van Vlaanderen een koploper in hernieuwbare energie.",
    "We dringen bij de federale overheid aan op een betere dienstverlening op het spoor.",
    "We geloven in de kracht van lokale besturen en geven hen daarom meer vrijheid.",
    "Aan het principe van de vrije schoolkeuze raken we niet.",
    "Om het tekort aan verpleegkundigen op te vangen, lanceren we een wervingscampagne.",
    "Via een investeringsplan werken we de achterstand in de schoolgebouwen weg.",
    "We staan garant voor de continuïteit van de dienstverlening.",
    "Hiermee willen we het aantal verkeersslachtoffers met de helft terugdringen.",
    "Samen met de lokale besturen pakken we zwerfvuil kordaat aan.",
    "We streven naar een evenwichtige verdeling van de middelen over de provincies.",
    "In dat kader sluiten we met elk ziekenhuis een convenant af.",
];

/// What is done, without who does it.
const PASSIVES: &[&str] = &[
    "Het actieplan wordt geactualiseerd in overleg met de sector.",
    "Onnodige planlast voor scholen wordt weggewerkt.",
    "In de ruimtelijke plannen worden voldoende locaties voor bedrijvigheid voorzien.",
    "Het gebruik van plastic wegwerpmateriaal op evenementen wordt uitgefaseerd.",
    "De gronden rond het kanaal worden gesaneerd en opnieuw in gebruik genomen.",
    "Nieuwe bedrijventerreinen worden enkel nog toegelaten op goed ontsloten locaties.",
    "De inspanningen voor erfgoed in de Rand worden onverminderd voortgezet.",
    "Met de deelstaten en de federale overheid wordt een samenwerkingsakkoord gesloten.",
    "De vraag of de provincies nog nodig zijn, wordt voorgelegd aan een commissie van experten.",
    "Hiervoor wordt jaarlijks 5 miljoen euro uitgetrokken.",
    "Ook de procedures voor beroep worden tegen het licht gehouden.",
    "In elke provincie wordt minstens één centrum opgericht.",
];

/// A plain present tense of what the government disposes of.
const PLAIN_VERBS: &[&str] = &[
    "De Vlaamse Regering legt een ontwerp van decreet voor aan het parlement.",
    "Er komt een onafhankelijke klachtendienst.",
    "De minister rapporteert hierover jaarlijks aan het Vlaams Parlement.",
    "Het departement maakt een inventaris op van alle leegstaande gebouwen.",
    "Vlaanderen neemt het initiatief voor een interfederaal overleg.",
    "De Lijn schakelt tegen 2025 in de stadskernen over op uitstootvrije bussen.",
    "De VDAB begeleidt alle niet-werkende werkzoekenden op maat.",
    "Een nieuw decreet regelt de erkenning van de centra.",
    "Een deel van de middelen gaat naar projecten in landelijke gemeenten.",
    "De Lijn en de NMBS stemmen hun dienstregeling op elkaar af.",
    "Elk kind van drie jaar krijgt een taalscreening.",
    "De Vlaamse Regering engageert zich om de investeringen in onderzoek op te trekken tot 1 procent van het bruto regionaal product.",
    "De bevoegde minister werkt hiervoor tegen eind 2020 een voorstel uit.",
    "Deze pijlers vormen de ruggengraat van het nieuwe inburgeringsbeleid en worden gefaseerd ingevoerd.",
    "De Vlaamse Regering onderneemt stappen tegen elke inbreuk op de taalwetgeving.",
    "Vlaanderen blijft investeren in zijn havens.",
    "De opkomstplicht bij lokale verkiezingen vervalt.",
    "De pachtwet maakt plaats voor een modern pachtdecreet.",
    "Het Vlaams Parlement krijgt hierover elk jaar een verslag.",
    "De middelen gaan prioritair naar gemeenten met veel kinderarmoede.",
    "De sancties stijgen naargelang het aantal overtredingen.",
    "Het groeipakket blijft ongewijzigd.",
    "De huurprijs van een sociale woning sluit beter aan bij de werkelijke waarde.",
    "Elke minister neemt binnen zijn bevoegdheid maatregelen om armoede te bestrijden.",
    "Iedere leraar krijgt recht op begeleiding in de eerste jaren van zijn loopbaan.",
    "Het GO! en de andere netten werken samen rond één aanmeldingssysteem.",
    "Inburgeraars betalen 180 euro voor hun traject.",
    "Een onafhankelijk orgaan houdt toezicht op de begroting.",
    "De nieuwe codex bundelt alle regels.",
    "Onze ambtenaren werken vaker op afstand.",
];

/// What must, may and will be.
const OBLIGATIONS: &[&str] = &[
    "De middelen dienen in de eerste plaats naar kwetsbare groepen te gaan.",
    "Nieuwe grote windturbines mogen enkel nog in daarvoor aangeduide zones komen.",
    "De procedure moet binnen de zestig dagen afgerond zijn.",
    "Bij fusie zal de nieuwe gemeente minstens dezelfde middelen ontvangen.",
    "Er moet een einde komen aan de wildgroei van subsidies.",
    "De VRT moet een baken blijven van betrouwbare informatie.",
    "Gezinnen zullen voor hun premies bij één digitaal loket terechtkunnen.",
    "Voor innovatieve projecten moeten regelluwe zones mogelijk zijn.",
    "De wachttijd mag niet langer zijn dan zes weken.",
    "Wie een sociale woning huurt, moet voldoende Nederlands kennen.",
    "De Vlaamse Regering zal hierover in overleg treden met de federale overheid.",
    "Iedereen moet zich kunnen verplaatsen zonder eigen wagen.",
];

/// What shall be so.
const OUTCOMES: &[&str] = &[
    "Een overheid die luistert, snel beslist en eerlijk communiceert.",
    "Het principe “de vervuiler betaalt” staat voorop.",
    "Kwaliteit en betaalbaarheid van de zorg blijven onze prioriteit.",
    "Minder papier en meer mensen op het terrein.",
    "Geen kind mag in armoede opgroeien.",
    "Doelstelling is een beleid dat resultaten boekt.",
    "Rechtszekerheid en voorspelbaarheid staan daarbij voorop.",
    "Een inclusieve samenleving, met gelijke kansen voor iedereen.",
    "Het is de bedoeling om elk kind te leren zwemmen.",
    "Nederlands leren blijft voor elke inburgeraar verplicht.",
    "Openbaar vervoer is gratis voor wie jonger is dan twaalf.",
    "Gezonde scholen, met licht en lucht.",
];

/// What is done when something is so.
const ON_CONDITION: &[&str] = &[
    "Als uit de evaluatie blijkt dat de regeling niet werkt, wordt ze stopgezet.",
    "Indien nodig passen we de regelgeving aan.",
    "Waar mogelijk worden procedures gedigitaliseerd.",
    "Indien een lokaal bestuur in gebreke blijft, treedt Vlaanderen in zijn plaats op.",
    "Bij herhaalde inbreuken verliest de organisatie haar erkenning.",
    "Waar de markt faalt, neemt de overheid zelf initiatief.",
    "Indien de doelstelling niet wordt gehaald, volgen bijkomende maatregelen.",
    "Voor wie niet meewerkt, voorzien we sancties.",
    "Na een positieve evaluatie rollen we het project uit over heel Vlaanderen.",
    "Zolang er geen alternatief is, blijft de bestaande regeling van kracht.",
];

#[test]
fn description_of_every_kind_is_no_promise() {
    let kinds = [
        PRESENT,
        PAST,
        ARGUMENTS,
        OTHERS,
        DEFINITIONS,
        CONDITIONS,
        ILLUSTRATIONS,
        POSSIBILITIES,
        GENERAL_TRUTHS,
        EVALUATIONS,
        FRAGMENTS,
        REFERENCES,
        QUESTIONS,
    ];
    for sentence in kinds.into_iter().flatten() {
        assert!(read(sentence, true, VIEW).is_none(), "{sentence}");
    }
}

#[test]
fn commitments_of_every_kind_are_promises() {
    let kinds = [WE, PASSIVES, PLAIN_VERBS, OBLIGATIONS, OUTCOMES, ON_CONDITION];
    for sentence in kinds.into_iter().flatten() {
        assert!(read(sentence, true, VIEW).is_some(), "{sentence}");
    }
}

#[test]
fn years_before_the_term_are_not_to_come() {
    for (since, ahead) in [(Some(2019), false), (Some(2014), true), (None, true)] {
        let view = Viewpoint { since, own: "" };
        assert_eq!(read("Tegen 2018 is de helft van de bussen emissievrij.", true, view).is_some(), ahead);
    }
}

#[test]
fn a_power_is_another_level_unless_the_agreement_is_its_own() {
    let sentence = "De federale regering past hiervoor de wet aan.";
    assert!(read(sentence, true, VIEW).is_none());
    assert!(read(sentence, true, Viewpoint { since: None, own: "federale regering" }).is_some());
}

/// What the rules get wrong, and why. One that they get right has to move up.
#[test]
fn known_errors_are_still_errors() {
    for (sentence, is_promise) in [
        // A road network has a keeper that is not the government; the same words bind a town.
        ("De netbeheerder staat in voor het onderhoud van het net.", false),
        // Sayings: nothing in the grammar tells them from deeds.
        ("Vertrouwen komt te voet en gaat te paard.", false),
        ("Geen samenleving kan zonder vrijwilligers.", false),
        // An instrument and a verb that sets: it defines.
        ("De beheersovereenkomst legt de rechten en plichten van beide partijen vast.", false),
        // Leave that is given elsewhere already.
        ("Gemeenten kunnen daarvoor een beroep doen op bestaande subsidies.", false),
        // A comparative that is no change for the worse here.
        ("Het rijbewijs wordt duurder voor wie meermaals zakt.", true),
        // A body whose name is a word.
        ("Opgroeien ondersteunt de lokale loketten kinderopvang.", true),
        // "We start from" is a stance elsewhere.
        ("We vertrekken daarbij van de vraag van de ondernemer.", true),
    ] {
        assert_ne!(read(sentence, true, VIEW).is_some(), is_promise, "{sentence}");
    }
}
