//! A scene as SVG.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::face::FAMILIES;
use super::palette::Color;
use super::scene::{Anchor, Area, Paint, Pattern, Scene, Segment, Shape, Text};

/// Who is to read the SVG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// A browser or an editor, with faces of its own: every text is given the width that it was measured with, so that
    /// nothing overlaps in whatever face.
    Any,
    /// Our own renderer, which has the face that texts were measured in.
    Renderer,
    /// The writer of PDF, which has that face too. Patterns are drawn stroke by stroke: svg2pdf 0.13 writes the patterns of
    /// a page in the order of a hash map, and the same diagram has to give the same bytes.
    Page,
}

/// Writes a scene; the same scene gives the same bytes.
pub fn svg(scene: &Scene, reader: Reader) -> String {
    let id = id_of(scene);
    let mut out = String::new();
    let (width, height) = (number(scene.width), number(scene.height));
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" xml:lang=\"{}\" font-family=\"{FAMILIES}\">",
        scene.language.tag(),
    );
    let _ = writeln!(out, "<title id=\"{id}-title\">{}</title>", escaped(&scene.title));
    let _ = writeln!(out, "<desc id=\"{id}-desc\">{}</desc>", escaped(&scene.description));
    let patterns = if reader == Reader::Page { Vec::new() } else { patterns(scene) };
    if !patterns.is_empty() {
        out.push_str("<defs>\n");
        for (pattern, color) in patterns {
            define(&mut out, &id, pattern, color);
        }
        out.push_str("</defs>\n");
    }
    let _ = writeln!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>", scene.paper.color().hex());
    for group in &scene.groups {
        if let Some(tooltip) = &group.tooltip {
            let _ = writeln!(out, "<g><title>{}</title>", escaped(tooltip));
        }
        for shape in &group.shapes {
            write_shape(&mut out, &id, shape, reader);
        }
        if group.tooltip.is_some() {
            out.push_str("</g>\n");
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Names in one page of HTML must differ: eight digits of the digest of what the diagram says.
fn id_of(scene: &Scene) -> String {
    let digest = Sha256::digest(format!("{}\0{}\0{:?}", scene.title, scene.description, scene.paper).as_bytes());
    format!("d{}", hex::encode(&digest[..4]))
}

/// The patterns that a scene uses, in the order of their first use.
fn patterns(scene: &Scene) -> Vec<(Pattern, Color)> {
    let mut found = Vec::new();
    for rect in scene.rects() {
        if let Some(pattern) = rect.paint.pattern
            && !found.contains(&pattern)
        {
            found.push(pattern);
        }
    }
    found
}

fn pattern_id(id: &str, pattern: Pattern, color: Color) -> String {
    let name = match pattern {
        Pattern::Stripes => "stripes",
        Pattern::Dots => "dots",
        Pattern::Lines => "lines",
        Pattern::Bars => "bars",
    };
    format!("{id}-{name}-{}", color.hex().trim_start_matches('#'))
}

fn define(out: &mut String, id: &str, pattern: Pattern, color: Color) {
    let (name, hex) = (pattern_id(id, pattern, color), color.hex());
    let _ = match pattern {
        Pattern::Stripes => writeln!(
            out,
            "<pattern id=\"{name}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\"M-1 1L1 -1M-1 7L7 \
             -1M5 7L7 5\" stroke=\"{hex}\" stroke-width=\"1.4\"/></pattern>"
        ),
        Pattern::Dots => writeln!(
            out,
            "<pattern id=\"{name}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><circle cx=\"2.5\" cy=\"2.5\" \
             r=\"1\" fill=\"{hex}\"/></pattern>"
        ),
        Pattern::Lines => writeln!(
            out,
            "<pattern id=\"{name}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 2.5H5\" \
             stroke=\"{hex}\"/></pattern>"
        ),
        Pattern::Bars => writeln!(
            out,
            "<pattern id=\"{name}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><path d=\"M2.5 0V5\" \
             stroke=\"{hex}\" stroke-width=\"1.4\"/></pattern>"
        ),
    };
}

/// The strokes of a pattern that fall into an area, where [`define`] would put them.
fn strokes(out: &mut String, area: Area, pattern: Pattern, color: Color) {
    let (left, top, right, bottom) = (area.x, area.y, area.x + area.width, area.y + area.height);
    let mut data = String::new();
    let mut stroke = |from: (f64, f64), to: (f64, f64)| {
        let _ = write!(data, "M{} {}L{} {}", number(from.0), number(from.1), number(to.0), number(to.1));
    };
    let look = match pattern {
        Pattern::Stripes => {
            for sum in steps(left + top, right + bottom, 6.0, 0.0) {
                let (low, high) = (left.max(sum - bottom), right.min(sum - top));
                stroke((low, sum - low), (high, sum - high));
            }
            " stroke-width=\"1.4\""
        }
        Pattern::Dots => {
            for y in steps(top, bottom, 5.0, 2.5) {
                steps(left, right, 5.0, 2.5).for_each(|x| stroke((x, y), (x, y)));
            }
            " stroke-width=\"2\" stroke-linecap=\"round\""
        }
        Pattern::Lines => {
            steps(top, bottom, 5.0, 2.5).for_each(|y| stroke((left, y), (right, y)));
            ""
        }
        Pattern::Bars => {
            steps(left, right, 5.0, 2.5).for_each(|x| stroke((x, top), (x, bottom)));
            " stroke-width=\"1.4\""
        }
    };
    let _ = writeln!(out, "<path d=\"{data}\" fill=\"none\" stroke=\"{}\"{look}/>", color.hex());
}

/// `first`, `first + step`, … as far as they lie between `from` and `to`.
fn steps(from: f64, to: f64, step: f64, first: f64) -> impl Iterator<Item = f64> {
    let start = ((from - first) / step).ceil() * step + first;
    std::iter::successors(Some(start), move |at| Some(at + step)).take_while(move |at| *at < to)
}

fn write_shape(out: &mut String, id: &str, shape: &Shape, reader: Reader) {
    match shape {
        Shape::Rect(rect) => {
            let area = rect.area;
            let mut place = format!(
                "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                number(area.x),
                number(area.y),
                number(area.width),
                number(area.height)
            );
            if rect.radius > 0.0 {
                let _ = write!(place, " rx=\"{}\"", number(rect.radius));
            }
            let _ = writeln!(out, "<rect {place}{}/>", look(rect.paint));
            if let Some((pattern, color)) = rect.paint.pattern
                && reader == Reader::Page
            {
                strokes(out, rect.area, pattern, color);
            } else if let Some((pattern, color)) = rect.paint.pattern {
                let _ = writeln!(out, "<rect {place} fill=\"url(#{})\"/>", pattern_id(id, pattern, color));
            }
        }
        Shape::Circle(circle) => {
            let place =
                format!("cx=\"{}\" cy=\"{}\" r=\"{}\"", number(circle.x), number(circle.y), number(circle.radius));
            let _ = writeln!(out, "<circle {place}{}/>", look(circle.paint));
        }
        Shape::Path(path) => {
            let _ = writeln!(out, "<path d=\"{}\"{}/>", data(&path.segments), look(path.paint));
        }
        Shape::Text(text) => write_text(out, text, reader),
    }
}

fn look(paint: Paint) -> String {
    let mut out = match paint.fill {
        Some(color) => format!(" fill=\"{}\"", color.hex()),
        None => " fill=\"none\"".to_owned(),
    };
    if let Some(stroke) = paint.stroke {
        let _ = write!(out, " stroke=\"{}\"", stroke.color.hex());
        if (stroke.width - 1.0).abs() > f64::EPSILON {
            let _ = write!(out, " stroke-width=\"{}\"", number(stroke.width));
        }
        if stroke.dashed {
            out.push_str(" stroke-dasharray=\"4 3\"");
        }
    }
    out
}

fn data(segments: &[Segment]) -> String {
    let mut out = String::new();
    for segment in segments {
        let (letter, numbers) = match *segment {
            Segment::Move(x, y) => ("M", vec![x, y]),
            Segment::Line(x, y) => ("L", vec![x, y]),
            Segment::Curve(points) => ("C", points.to_vec()),
            Segment::Arc(radius, x, y) => ("A", vec![radius, radius, 0.0, 0.0, 1.0, x, y]),
            Segment::Close => ("Z", Vec::new()),
        };
        out.push_str(letter);
        out.push_str(&numbers.into_iter().map(number).collect::<Vec<_>>().join(" "));
    }
    out
}

fn write_text(out: &mut String, text: &Text, reader: Reader) {
    if text.content.is_empty() {
        return;
    }
    let (x, y) = (number(text.x), number(text.y));
    let mut attributes = format!("x=\"{x}\" y=\"{y}\" font-size=\"{}\"", number(text.style.size));
    if text.style.bold {
        attributes.push_str(" font-weight=\"700\"");
    }
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => attributes.push_str(" text-anchor=\"middle\""),
        Anchor::End => attributes.push_str(" text-anchor=\"end\""),
    }
    if text.angle.abs() > f64::EPSILON {
        let _ = write!(attributes, " transform=\"rotate({} {x} {y})\"", number(-text.angle));
    }
    if reader == Reader::Any && text.content.chars().nth(1).is_some() {
        let _ = write!(attributes, " textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(text.width));
    }
    let _ = writeln!(out, "<text {attributes} fill=\"{}\">{}</text>", text.color.hex(), escaped(&text.content));
}

/// At most two decimals, and none that say nothing.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// As character data or the value of an attribute. Control characters are gone since the text was set.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            character => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_more_digits_than_a_pixel_needs() {
        assert_eq!([1.0, 0.126, -0.001, 12.5, 1e6].map(number), ["1", "0.13", "0", "12.5", "1000000"]);
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(escaped("<a href=\"x\"> & 'b'"), "&lt;a href=&quot;x&quot;&gt; &amp; &#39;b&#39;");
    }
}
