//! What building and loading cost beside a bare Oxigraph load of the same quads, and how both grow: `cargo bench --bench
//! ratios`. Ratios within one process say more than times, which are those of a machine.
//!
//! Each size is measured in a process of its own, so that its memory is its own.

#[path = "../examples/generator/mod.rs"]
mod generator;

use std::env;
use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use generator::{Shape, generate};
use oxigraph::io::{RdfFormat, RdfParser};
use pledgebase::dataset::Files;
use pledgebase::model::DEFAULT_BASE;
use pledgebase::ranking::DEFAULT_LEAST;
use pledgebase::{pipeline, store};

/// The whole corpus, and ten times it: sections and decisions.
const SIZES: [(usize, usize); 2] = [(193, 3003), (1930, 30_030)];
/// Each is done so many times; the median counts.
const TIMES: usize = 5;

type Failure = Box<dyn Error>;

/// What one size took.
#[derive(Debug)]
struct Measured {
    quads: usize,
    bare: Duration,
    build: Duration,
    load: Duration,
    /// Most memory held until the first build was done, in kB; 0 where the system does not tell.
    memory: u64,
}

fn main() -> Result<(), Failure> {
    let mut arguments = env::args().skip_while(|argument| argument != "--one").skip(1);
    if let (Some(sections), Some(decisions)) = (arguments.next(), arguments.next()) {
        let Measured { quads, bare, build, load, memory } = measure(sections.parse()?, decisions.parse()?)?;
        println!("{quads} {} {} {} {memory}", bare.as_nanos(), build.as_nanos(), load.as_nanos());
        return Ok(());
    }
    let mut found = Vec::new();
    for (sections, decisions) in SIZES {
        let mut one = Command::new(env::current_exe()?);
        one.args(["--one", &sections.to_string(), &decisions.to_string()]).stderr(Stdio::inherit());
        let output = String::from_utf8(one.output()?.stdout)?;
        let numbers = output.split_whitespace().map(str::parse).collect::<Result<Vec<u64>, _>>()?;
        let [quads, bare, build, load, memory] = numbers[..] else { return Err("a measurement gave nothing".into()) };
        let row = Measured {
            quads: usize::try_from(quads)?,
            bare: Duration::from_nanos(bare),
            build: Duration::from_nanos(build),
            load: Duration::from_nanos(load),
            memory,
        };
        println!(
            "{sections} sections, {decisions} decisions, {} quads: bare load {:.0?}, build and write {:.0?} ({:.2} of it), load \
             {:.0?} ({:.2} of it), {} MB",
            row.quads,
            row.bare,
            row.build,
            ratio(row.build, row.bare),
            row.load,
            ratio(row.load, row.bare),
            row.memory / 1000,
        );
        found.push(row);
    }
    if let [small, large] = &found[..] {
        #[expect(clippy::cast_precision_loss, reason = "ratios of sizes")]
        let times = |large: u64, small: u64| large as f64 / small.max(1) as f64;
        println!(
            "ten times the input: {:.1} times the quads, {:.1} times the build, {:.1} times the load, {:.1} times the memory",
            times(large.quads as u64, small.quads as u64),
            ratio(large.build, small.build),
            ratio(large.load, small.load),
            times(large.memory, small.memory),
        );
    }
    Ok(())
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

fn measure(sections: usize, decisions: usize) -> Result<Measured, Failure> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("kb.nq");
    let files = Files::from_memory(generate(&Shape { decisions, ..Shape::of(sections, 1) }));
    let (mut bare, mut build, mut load) = (Vec::new(), Vec::new(), Vec::new());
    let (mut quads, mut memory) = (0, 0);
    for _ in 0..TIMES {
        build.push(timed(|| build_to(&files, &path))?.0);
        memory = memory.max(if memory == 0 { peak() } else { 0 });
        let bytes = std::fs::read(&path)?;
        let (took, count) = timed(|| bare_load(&bytes))?;
        bare.push(took);
        quads = count;
        let (took, loaded) = timed(|| Ok(store::read(&path)?))?;
        load.push(took);
        // Taking a store apart is no part of any command: each ends with its process.
        std::mem::forget(loaded);
    }
    Ok(Measured { quads, bare: median(bare), build: median(build), load: median(load), memory })
}

fn timed<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<(Duration, T), Failure> {
    let start = Instant::now();
    let done = work()?;
    Ok((start.elapsed(), done))
}

fn build_to(files: &Files, path: &Path) -> Result<(), Failure> {
    let built = pipeline::build_to_write(std::slice::from_ref(files), DEFAULT_BASE, DEFAULT_LEAST)?;
    built.write(path)?;
    std::mem::forget(built);
    Ok(())
}

fn bare_load(bytes: &[u8]) -> Result<usize, Failure> {
    let engine = oxigraph::store::Store::new()?;
    let mut loader = engine.bulk_loader();
    loader.load_from_slice(RdfParser::from_format(RdfFormat::NQuads), bytes)?;
    loader.commit()?;
    let count = engine.len()?;
    std::mem::forget(engine);
    Ok(count)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The most memory that this process has held, in kB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
