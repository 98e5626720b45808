//! HTML content → text, as a browser would show it.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::language::comparable;

/// Elements that stand on lines of their own.
const BLOCKS: &[&[u8]] = &[
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"br",
    b"caption",
    b"center",
    b"dd",
    b"details",
    b"dialog",
    b"dir",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"header",
    b"hgroup",
    b"hr",
    b"html",
    b"legend",
    b"li",
    b"main",
    b"menu",
    b"nav",
    b"ol",
    b"optgroup",
    b"option",
    b"p",
    b"plaintext",
    b"pre",
    b"search",
    b"section",
    b"summary",
    b"table",
    b"tbody",
    b"tfoot",
    b"thead",
    b"tr",
    b"ul",
    b"xmp",
];

/// Elements beside each other on a line.
const CELLS: &[&[u8]] = &[b"td", b"th"];

/// Elements whose content is not shown.
const HIDDEN: &[&[u8]] =
    &[b"datalist", b"iframe", b"noembed", b"noframes", b"noscript", b"script", b"style", b"template", b"title"];

/// Elements within a line that titles are set in.
const INLINE: &[&[u8]] = &[
    b"a", b"abbr", b"b", b"bdi", b"bdo", b"big", b"cite", b"code", b"del", b"dfn", b"em", b"font", b"i", b"ins",
    b"kbd", b"mark", b"nobr", b"q", b"s", b"samp", b"small", b"span", b"strike", b"strong", b"sub", b"sup", b"tt",
    b"u", b"var", b"wbr",
];

/// Times that a title's entities are decoded: feeds that escape twice are common, a title that speaks of `&amp;` is not.
const MOST_DECODED: usize = 3;

/// The text of an HTML fragment: entities decoded, a line for each block, white space folded; `None` when it is empty.
pub(super) fn of_html(html: &str) -> Option<String> {
    let mut emitter = DefaultEmitter::default();
    // In scripts and styles a `<` starts no tag.
    emitter.naively_switch_states(true);
    let mut text = String::with_capacity(html.len());
    let mut hidden: Option<Vec<u8>> = None;
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) if hidden.is_none() => {
                let name = tag.name.as_slice();
                if HIDDEN.contains(&name) && !tag.self_closing {
                    hidden = Some(name.to_vec());
                }
                text.push_str(space_around(name));
            }
            Token::EndTag(tag) => {
                let name = tag.name.as_slice();
                match &hidden {
                    Some(open) if open != name => {}
                    _ => {
                        hidden = None;
                        text.push_str(space_around(name));
                    }
                }
            }
            Token::String(string) if hidden.is_none() => text.push_str(&String::from_utf8_lossy(&string.value)),
            _ => {}
        }
    }
    lines(text.split(LINE_END))
}

/// Plain text: white space folded within its lines; `None` when it is empty.
pub(super) fn plain(text: &str) -> Option<String> {
    lines(text.lines())
}

fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> Option<String> {
    let lines: Vec<_> = lines.map(comparable).filter(|line| !line.is_empty()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Ends a line of the text; in the HTML itself an end of line is a space.
const LINE_END: char = '\u{2028}';

fn space_around(element: &[u8]) -> &'static str {
    match element {
        block if BLOCKS.contains(&block) => "\u{2028}",
        cell if CELLS.contains(&cell) => " ",
        _ => "",
    }
}

/// A title as a browser would show it, on one line; `None` when nothing is left. A title without entities and tags that HTML
/// knows is taken as it is: `a < b` is no tag.
pub(super) fn title(raw: &str) -> Option<String> {
    let mut title = raw.to_owned();
    for _ in 0..MOST_DECODED {
        if !is_html(&title) {
            break;
        }
        title = of_html(&title).unwrap_or_default();
    }
    let title = comparable(&title);
    (!title.is_empty()).then_some(title)
}

/// Whether a text holds an entity, or a tag of an element that HTML knows.
fn is_html(text: &str) -> bool {
    let entity = |rest: &str| {
        let name = rest.split_once(';').map_or("", |(name, _)| name);
        let name = name.strip_prefix('#').unwrap_or(name);
        (1..=32).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let tag = |rest: &str| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        let is_closed = rest[end..].starts_with(['>', '/', ' ', '\t', '\n']) && rest.contains('>');
        is_closed && [BLOCKS, CELLS, HIDDEN, INLINE].iter().any(|names| names.contains(&name.as_bytes()))
    };
    text.match_indices('&').any(|(at, _)| entity(&text[at + 1..]))
        || text.match_indices('<').any(|(at, _)| tag(&text[at + 1..]) || text[at..].starts_with("<!--"))
}

/// The longest title that is taken from a text, in characters.
const LONGEST_TITLE: usize = 200;

/// A title from a text: its first line; of a long one its first sentence, else its first words.
pub(super) fn first_line(text: &str) -> Option<String> {
    let line = comparable(text.lines().find(|line| !line.trim().is_empty())?);
    if line.is_empty() {
        return None;
    }
    let Some((cut, _)) = line.char_indices().nth(LONGEST_TITLE) else { return Some(line) };
    let head = &line[..cut];
    let sentence = head.match_indices(['.', '?', '!']).map(|(at, mark)| at + mark.len());
    let mut sentence = sentence.filter(|end| {
        let mut rest = line[*end..].chars();
        rest.next() == Some(' ') && rest.next().is_some_and(char::is_uppercase)
    });
    if let Some(end) = sentence.next_back() {
        return Some(head[..end].to_owned());
    }
    let words = head.rfind(' ').map_or(head, |space| &head[..space]);
    Some(format!("{words} …"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_the_lines_that_a_browser_shows() {
        for (html, wanted) in [
            ("<p>A &amp; B</p><p> C<br/>D </p>", "A & B\nC\nD"),
            ("<table><tr><td>Gent</td><td>12</td></tr><tr><th>Aalst</th><td>3</td></tr></table>", "Gent 12\nAalst 3"),
            ("<p>Voor</p><script>if (a < b) { x(\"<p>\"); }</script><style>p { }</style><p>na</p>", "Voor\nna"),
            ("een\ntwee<div>drie</div>vier", "een twee\ndrie\nvier"),
            ("<ul><li>a</li><li>b</li></ul>c<!-- d --><em>e</em>f", "a\nb\ncef"),
            ("<head><title>T</title></head>na&nbsp;&#8217;t &euro;&hellip;", "na ’t €…"),
            ("<template><p>weg</p></template><p>blijft goed&shy;gekeurd", "blijft goedgekeurd"),
        ] {
            assert_eq!(of_html(html).as_deref(), Some(wanted), "{html}");
        }
        assert_eq!(of_html("<p></p>"), None);
    }

    #[test]
    fn titles_lose_entities_and_tags_and_nothing_else() {
        for (raw, wanted) in [
            ("Renovatie &amp; herstel: de &ldquo;groene&rdquo; stad&#39;s", "Renovatie & herstel: de “groene” stad's"),
            ("Aankoop <br/>voor <em>sociale</em> woningen", "Aankoop voor sociale woningen"),
            ("O&amp;amp;O &amp;lt;b&amp;gt;", "O&O"),
            ("Drempel a < b en c > d; R&D; AT&T", "Drempel a < b en c > d; R&D; AT&T"),
            ("Brief aan <Naam>", "Brief aan <Naam>"),
        ] {
            assert_eq!(title(raw).as_deref(), Some(wanted), "{raw}");
        }
        assert_eq!(title(" <p> </p>"), None);
    }

    #[test]
    fn a_long_first_line_gives_its_first_sentence_or_words() {
        let prose = "Kaaien worden hersteld. De regering keurt het plan goed. ".repeat(9);
        assert_eq!(first_line("Een titel\nen tekst").as_deref(), Some("Een titel"));
        let cut = first_line(&prose).unwrap();
        assert!(cut.chars().count() <= LONGEST_TITLE && cut.ends_with("hersteld.") || cut.ends_with("goed."), "{cut}");
        assert!(first_line(&"woord ".repeat(90)).unwrap().ends_with("woord …"));
        assert_eq!(first_line(" \n"), None);
    }
}
