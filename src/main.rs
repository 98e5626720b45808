//! The `pledgebase` command.
fn main() {
    let a: Vec<_> = std::env::args().collect();
    let f = pledgebase::dataset::Files::open(std::path::Path::new(&a[1])).unwrap();
    let r = pledgebase::dataset::read(&f, pledgebase::model::DEFAULT_BASE).unwrap();
    eprint!("{}", pledgebase::diagnostic::render_text(&r.diagnostics, false, 140));
    for rep in &r.dataset.reports {
        println!("## {} | {} | {} refs | own {:?}", rep.path, rep.section.number, rep.references.len(), rep.occurrences.iter().map(|o| o.marker).collect::<Vec<_>>());
        for t in &rep.themes { println!("   {} L{} {} {:?}", t.position, t.line, t.label, t.occurrences.iter().map(|o| o.marker).collect::<Vec<_>>()); }
    }
}
