//! The `pledgebase` command.
fn main() {
    let a: Vec<_> = std::env::args().collect();
    let t = std::time::Instant::now();
    let f = pledgebase::dataset::Files::open(std::path::Path::new(&a[1])).unwrap();
    let b = pledgebase::build::build(&[f], pledgebase::model::DEFAULT_BASE).unwrap();
    eprintln!("built {:?} {}", t.elapsed(), b.store.len().unwrap());
    pledgebase::store::write(&b.store, std::path::Path::new("/tmp/kb.nq")).unwrap();
    eprintln!("written {:?}", t.elapsed());
    let t = std::time::Instant::now();
    pledgebase::build::open(std::path::Path::new("/tmp/kb.nq")).unwrap();
    eprintln!("opened {:?}", t.elapsed());
}
