//! The store's file: the same bytes each time, whole or refused, old or new at any moment.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use oxigraph::model::Quad;
use pledgebase::dataset::Files;
use pledgebase::model::DEFAULT_BASE;
use pledgebase::pipeline;
use pledgebase::ranking::DEFAULT_LEAST;
use pledgebase::store::{self, Store, StoreError};
use tempfile::TempDir;

use super::bad_input::{MANIFEST, PAGE, files};
use super::corpus;
use super::growth::generator::{Shape, generate};

fn bundled() -> Store {
    pipeline::build(&[Files::bundled()], DEFAULT_BASE).unwrap().store
}

fn small() -> Store {
    pipeline::build(&[files(&[("reports/Wonen/Proef.md", PAGE.as_bytes())])], DEFAULT_BASE).unwrap().store
}

fn quads(store: &Store) -> BTreeSet<String> {
    store.quads(&[]).unwrap().iter().map(Quad::to_string).collect()
}

fn program() -> Command {
    super::program::program(&std::env::temp_dir())
}

#[test]
fn two_builds_of_the_same_input_are_the_same_bytes() {
    assert_eq!(store::serialize(&bundled()).unwrap(), store::serialize(&bundled()).unwrap());
    let Some(folder) = corpus::dataset() else { return };
    let build = || pipeline::build(&[Files::open(&folder).unwrap()], DEFAULT_BASE).unwrap().store;
    assert_eq!(store::serialize(&build()).unwrap(), store::serialize(&build()).unwrap());
}

#[test]
fn the_order_of_files_and_of_datasets_does_not_matter() {
    let page = |number: &str| PAGE.replace("4.1", number).into_bytes();
    let parts =
        [("reports/Wonen/A.md", page("4.1")), ("reports/Wonen/B.md", page("4.2")), ("reports/Zorg/C.md", page("4.1"))];
    let build = |order: &[usize]| {
        let chosen: Vec<_> = order.iter().map(|index| (parts[*index].0, parts[*index].1.as_slice())).collect();
        let second = MANIFEST.replace("proef", "tweede");
        let other = Files::from_memory([("dataset.toml", second.into_bytes()), ("reports/Wonen/A.md", page("4.1"))]);
        let datasets = if order[0] == 0 { [files(&chosen), other] } else { [other, files(&chosen)] };
        store::serialize(&pipeline::build(&datasets, DEFAULT_BASE).unwrap().store).unwrap()
    };
    assert_eq!(build(&[0, 1, 2]), build(&[2, 0, 1]));
}

#[test]
fn what_was_written_is_read_back() {
    let folder = TempDir::new().unwrap();
    let built = bundled();
    for name in ["kb.nq", "kb.nq.zst"] {
        let path = folder.path().join(name);
        store::write(&built, &path).unwrap();
        let read = store::read(&path).unwrap();
        assert_eq!(quads(&read), quads(&built));
        assert_eq!(read.base(), built.base());
        assert_eq!(store::serialize(&read).unwrap(), store::serialize(&built).unwrap());
    }
    let lines = fs::read_to_string(folder.path().join("kb.nq")).unwrap();
    let lines: Vec<_> = lines.lines().skip(1).collect();
    assert!(lines.is_sorted());
    assert_eq!(lines.len(), built.len().unwrap());
}

#[test]
fn another_base_is_kept() {
    let folder = TempDir::new().unwrap();
    let base = "https://example.org/kb/";
    let built = pipeline::build(&[Files::bundled()], base).unwrap().store;
    let path = folder.path().join("kb.nq");
    store::write(&built, &path).unwrap();
    assert_eq!(store::read(&path).unwrap().base(), base);
}

/// Asserts that a file is refused with a message that names it and says what to do.
#[track_caller]
fn assert_refused(path: &Path, bytes: &[u8], what: &str) {
    fs::write(path, bytes).unwrap();
    let Err(error) = store::read(path) else { panic!("{what} was accepted") };
    assert!(matches!(error, StoreError::Damaged { .. } | StoreError::NoHeader { .. }), "{what}: {error:?}");
    let message = error.to_string();
    assert!(message.contains(path.file_name().unwrap().to_str().unwrap()), "{message}");
    assert!(message.contains("build it again"), "{message}");
}

#[test]
fn a_cut_file_is_refused_wherever_it_is_cut() {
    let folder = TempDir::new().unwrap();
    for name in ["kb.nq", "kb.nq.zst"] {
        let path = folder.path().join(name);
        store::write(&small(), &path).unwrap();
        let whole = fs::read(&path).unwrap();
        for step in 0..50 {
            let length = whole.len() * step / 50;
            assert_refused(&path, &whole[..length], &format!("{name} cut to {length} bytes"));
        }
        assert_refused(&path, &whole[..whole.len() - 1], &format!("{name} without its last byte"));
    }
}

#[test]
fn a_changed_file_is_refused_wherever_it_is_changed() {
    let folder = TempDir::new().unwrap();
    let built = small();
    let path = folder.path().join("kb.nq");
    store::write(&built, &path).unwrap();
    let whole = fs::read(&path).unwrap();
    for step in 0..60 {
        let mut bytes = whole.clone();
        let at = (whole.len() - 1) * step / 59;
        bytes[at] ^= 0x04;
        assert_refused(&path, &bytes, &format!("byte {at} changed"));
    }
    let twice = [whole.as_slice(), whole.as_slice()].concat();
    assert_refused(&path, &twice, "the file twice");
    let lines: Vec<_> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    assert_refused(&path, &[&lines[..1], &lines[2..]].concat().concat(), "a line taken out");

    // Of a packed file a byte may say nothing about its content; then the content must be what it was.
    let path = folder.path().join("kb.nq.zst");
    store::write(&built, &path).unwrap();
    let whole = fs::read(&path).unwrap();
    let mut refused = 0;
    for step in 0..60 {
        let mut bytes = whole.clone();
        bytes[(whole.len() - 1) * step / 59] ^= 0x10;
        fs::write(&path, &bytes).unwrap();
        match store::read(&path) {
            Err(StoreError::Damaged { .. } | StoreError::NoHeader { .. }) => refused += 1,
            Err(other) => panic!("{other:?}"),
            Ok(read) => assert_eq!(quads(&read), quads(&built)),
        }
    }
    assert!(refused >= 55, "only {refused} of 60 were refused");
}

#[test]
fn what_is_no_store_is_refused() {
    let folder = TempDir::new().unwrap();
    let nq = folder.path().join("kb.nq");
    let packed = folder.path().join("kb.nq.zst");
    assert_refused(&nq, b"", "an empty file");
    assert_refused(&packed, b"", "an empty packed file");
    assert_refused(&nq, b"<http://e.org/a> <http://e.org/b> <http://e.org/c> .\n", "N-Quads without a header");
    assert_refused(&nq, b"# pledgebase store 1, quads many, sha256 00\n", "a header without a count");
    assert_refused(&packed, b"# pledgebase store 1, quads 0, sha256 00\n", "a file that is not packed");
    for name in ["kb.ttl", "kb", "kb.zst"] {
        let path = folder.path().join(name);
        fs::write(&path, b"x").unwrap();
        assert!(matches!(store::read(&path), Err(StoreError::UnknownKind { .. })), "{name}");
        assert!(matches!(store::write(&small(), &path), Err(StoreError::UnknownKind { .. })), "{name}");
        assert_eq!(fs::read(&path).unwrap(), b"x");
    }
    let missing = store::read(&folder.path().join("none.nq")).unwrap_err();
    assert!(matches!(missing, StoreError::Io { .. }));
    let damaged = program().args(["export", "-s"]).arg(&nq).output().unwrap();
    assert_eq!(damaged.status.code(), Some(2));
    assert!(damaged.stdout.is_empty());
}

#[test]
fn strict_writes_nothing_when_there_is_a_warning() {
    let folder = TempDir::new().unwrap();
    let page = PAGE.replace("**(2021-02-12)** ", "");
    fs::create_dir_all(folder.path().join("set/reports/Wonen")).unwrap();
    fs::write(folder.path().join("set/dataset.toml"), MANIFEST).unwrap();
    fs::write(folder.path().join("set/reports/Wonen/A.md"), page).unwrap();
    let store = folder.path().join("kb.nq");
    let build = |strict: &[&str]| {
        let mut command = program();
        command.args(["build", "--quiet"]).args(strict).arg("-o").arg(&store).arg(folder.path().join("set"));
        command.output().unwrap()
    };
    let output = build(&["--strict"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("A.md:18:1"));
    assert!(!store.exists());
    assert_eq!(build(&[]).status.code(), Some(0));
    let before = fs::read(&store).unwrap();
    assert_eq!(build(&["--strict"]).status.code(), Some(1));
    assert_eq!(fs::read(&store).unwrap(), before);
}

/// A file with a header that tells the truth about its body but for what the test is about.
fn with_header(lines: &str, version: impl Fn(usize, usize, String) -> String) -> String {
    use sha2::{Digest, Sha256};
    let mut digest = Sha256::new();
    let header = version(0, 0, String::new());
    if header.contains("base <") {
        digest.update(format!("{DEFAULT_BASE}\n"));
    }
    digest.update(lines);
    let hex: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    version(lines.lines().count(), lines.len(), hex) + lines
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

#[test]
fn a_file_of_version_0_1_is_read_and_its_base_is_not_guessed() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("kb.nq");
    let old = |quads, _, digest| format!("# pledgebase store 1, quads {quads}, sha256 {digest}\n");
    let line = |base: &str, layer: &str| format!("<{base}a> <{base}b> <{base}c> <{base}graph/{layer}> .\n");
    let (here, there) = ("https://example.org/kb/", "https://example.org/other/");
    fs::write(&path, with_header(&line(here, "outline"), old)).unwrap();
    assert_eq!(store::read(&path).unwrap().base(), here);
    for lines in [line(here, "unknown"), line(here, "feed") + &line(there, "feed"), String::new()] {
        fs::write(&path, with_header(&lines, old)).unwrap();
        let error = store::read(&path).unwrap_err();
        assert!(matches!(error, StoreError::UnknownBase { .. }), "{error:?}");
        assert!(error.to_string().contains("build it again"), "{error}");
    }
}

#[test]
fn an_empty_store_keeps_its_base() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("kb.nq");
    store::write(&Store::new("https://example.org/kb/").unwrap(), &path).unwrap();
    assert_eq!(store::read(&path).unwrap().base(), "https://example.org/kb/");
}

#[test]
fn what_unpacks_to_more_than_it_may_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("kb.nq.zst");
    let zeros = vec![0_u8; 64 << 20];
    assert_refused(&path, &packed(&zeros), "zeros");
    let line = "<http://e.org/a> <http://e.org/b> <http://e.org/c> <http://e.org/d> .\n";
    let new = |quads, bytes, digest| {
        format!("# pledgebase store 2, base <{DEFAULT_BASE}>, quads {quads}, bytes {bytes}, sha256 {digest}\n")
    };
    fs::write(&path, packed(with_header(line, new).as_bytes())).unwrap();
    assert_eq!(store::read(&path).unwrap().len().unwrap(), 1);
    // More than the header says, in whole lines or in one without an end.
    for more in [line.repeat(1 << 19).into_bytes(), vec![b'#'; 64 << 20]] {
        let bomb = [with_header(line, new).into_bytes(), more].concat();
        assert_refused(&path, &packed(&bomb), "more than its header says");
    }
    // A header that says how much it is.
    let huge = format!("# pledgebase store 2, base <{DEFAULT_BASE}>, quads 1, bytes 8000000000, sha256 00\n");
    assert_refused(&path, &packed(huge.as_bytes()), "a header that promises 8 GB");
    let old = [b"# pledgebase store 1, quads 90000000, sha256 00\n".to_vec(), vec![b'#'; 64 << 20]].concat();
    assert_refused(&path, &packed(&old), "an old header with a long line");
}

#[test]
fn what_follows_the_end_of_a_packed_file_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("kb.nq.zst");
    store::write(&small(), &path).unwrap();
    let whole = fs::read(&path).unwrap();
    for junk in [&b"x"[..], &[0; 4096], &whole] {
        assert_refused(&path, &[&whole, junk].concat(), "junk after the end");
    }
    let broken = {
        let mut bytes = whole.clone();
        let middle = bytes.len() / 2;
        bytes[middle..].fill(0xff);
        bytes
    };
    fs::write(&path, broken).unwrap();
    let message = store::read(&path).unwrap_err().to_string();
    assert!(!message.contains(['{', '(']), "the message is for people: {message}");
}

/// The lines of a file are made from what is loaded, not from what the engine gives back: both have to be one.
#[test]
fn what_is_written_beside_the_build_is_what_the_store_holds() {
    let mut datasets = vec![Files::bundled(), Files::from_memory(generate(&Shape::of(40, 1)))];
    datasets.extend(corpus::dataset().map(|folder| Files::open(&folder).unwrap()));
    for fixture in ["small", "table"] {
        datasets
            .push(Files::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture)).unwrap());
    }
    for files in datasets {
        let built = pledgebase::pipeline::build_to_write(&[files], DEFAULT_BASE, DEFAULT_LEAST).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kb.nq");
        built.write(&path).unwrap();
        assert!(fs::read(&path).unwrap() == store::serialize(&built.store).unwrap());
    }
}
