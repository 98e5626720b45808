//! SVG as PNG and PDF, with the embedded face and nothing of the system's.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Tree, WriteOptions, fontdb};

use super::DiagramError;

/// Pixels of a PNG for each pixel of the diagram: sharp on fine screens and on paper.
const DENSITY: f32 = 2.0;
/// Most pixels of a PNG, as large as a poster; a larger diagram gets fewer for each of its own.
const MOST_PIXELS: f32 = 60e6;
/// PDF points for each pixel: 72 and 96 to the inch.
const POINTS: f32 = 0.75;
/// Longest side of a page in points (PDF 1.7, annex C.2).
const LONGEST_PAGE: f32 = 14_400.0;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(notosans::REGULAR_TTF.to_vec());
    fonts.load_font_data(notosans::BOLD_TTF.to_vec());
    fonts.set_sans_serif_family("Noto Sans");
    Arc::new(fonts)
});

fn read(svg: &str) -> Result<Tree, DiagramError> {
    let options = usvg::Options { fontdb: Arc::clone(&FONTS), ..usvg::Options::default() };
    Tree::from_str(svg, &options).map_err(DiagramError::Svg)
}

/// A PNG of two pixels for each of the diagram's, or fewer when it is very large.
pub fn png(svg: &str) -> Result<Vec<u8>, DiagramError> {
    let tree = read(svg)?;
    let size = tree.size();
    let most = (MOST_PIXELS / (size.width() * size.height())).sqrt();
    let density = DENSITY.min(most);
    let pixels = |length: f32| (length * density).ceil().max(1.0);
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    let too_large = DiagramError::TooLarge { width: size.width(), height: size.height() };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both are whole and at least 1")]
    let mut pixmap = Pixmap::new(width as u32, height as u32).ok_or(too_large)?;
    resvg::render(&tree, Transform::from_scale(density, density), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| DiagramError::Png(Box::new(error)))
}

/// A PDF of one page. Letters are outlines of the embedded face: svg2pdf 0.13 writes the objects of two embedded faces in
/// the order of a hash map, and the same diagram has to give the same bytes.
pub fn pdf(svg: &str) -> Result<Vec<u8>, DiagramError> {
    let outlined = read(svg)?.to_string(&WriteOptions { preserve_text: false, ..WriteOptions::default() });
    let tree = Tree::from_str(&outlined, &usvg::Options::default()).map_err(DiagramError::Svg)?;
    let longest = tree.size().width().max(tree.size().height());
    let points = POINTS.min(LONGEST_PAGE / longest);
    let page = svg2pdf::PageOptions { dpi: 72.0 / points };
    svg2pdf::to_pdf(&tree, svg2pdf::ConversionOptions::default(), page).map_err(DiagramError::Pdf)
}
