//! Where output is written to: links, pipes, modes, and what is left when writing ends early.
#![cfg(unix)]

use std::fs::{self, File};
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};

use pledgebase::store;

use super::program::{Said, Workplace};

fn mode(place: &Workplace, name: &str) -> u32 {
    fs::metadata(place.path(name)).unwrap().permissions().mode() & 0o7777
}

/// What a shell says that runs commands in the workplace, the program being `$P`.
fn shell(place: &Workplace, script: &str) -> Said {
    let program = place.command(&[]).get_program().to_owned();
    let mut command = Command::new("bash");
    command.args(["-c", script]).env("P", program).current_dir(place.path(""));
    command.output().unwrap().into()
}

fn temporary_files(place: &Workplace) -> Vec<PathBuf> {
    let entries = fs::read_dir(place.path("")).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|extension| extension == "tmp")).collect()
}

#[test]
fn links_are_followed_and_modes_kept() {
    let place = Workplace::with_sections(&["One"]);
    fs::create_dir(place.path("sub")).unwrap();
    fs::write(place.path("sub/real.ttl"), "old").unwrap();
    fs::set_permissions(place.path("sub/real.ttl"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("sub/real.ttl", place.path("link.ttl")).unwrap();
    symlink("link.ttl", place.path("second.ttl")).unwrap();
    place.succeed(&["export", "--quiet", "-o", "second.ttl"]);
    assert!(fs::symlink_metadata(place.path("link.ttl")).unwrap().is_symlink());
    assert!(fs::symlink_metadata(place.path("second.ttl")).unwrap().is_symlink());
    assert!(fs::read_to_string(place.path("sub/real.ttl")).unwrap().starts_with("@prefix"));
    assert_eq!(mode(&place, "sub/real.ttl"), 0o640);

    symlink("new.ttl", place.path("dangling.ttl")).unwrap();
    place.succeed(&["export", "--quiet", "-o", "dangling.ttl"]);
    assert!(fs::symlink_metadata(place.path("new.ttl")).unwrap().is_file());
    symlink("round.ttl", place.path("round.ttl")).unwrap();
    place.refuse(&["export", "--quiet", "-o", "round.ttl"]);

    // New files are as readable as the user lets new files be.
    assert_eq!(shell(&place, "umask 027; $P build -q -o new.nq set").code, Some(0));
    assert_eq!(mode(&place, "new.nq"), 0o640);
}

#[test]
fn what_is_no_regular_file_is_written_into() {
    let place = Workplace::with_sections(&["One"]);
    let whole = place.succeed(&["export", "--format", "nq"]);
    let piped = shell(&place, "mkfifo pipe.nq; cat pipe.nq & $P export -q -o pipe.nq; wait");
    assert_eq!((piped.code, piped.out), (Some(0), whole.clone()));
    assert!(fs::symlink_metadata(place.path("pipe.nq")).unwrap().file_type().is_fifo());
    for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        let said = place.run(&["export", "--quiet", "--format", "nq", "-o", name]);
        assert_eq!((said.code, said.out), (Some(0), whole.clone()), "{name}");
    }
    // What is open for appending stays so.
    shell(&place, "echo first > all; $P export -q --format nq -o /dev/stdout >> all");
    assert_eq!(fs::read_to_string(place.path("all")).unwrap(), format!("first\n{whole}"));
    let said = place.refuse(&["export", "--quiet", "--format", "nq", "-o", "/dev/full"]);
    assert!(said.contains("/dev/full"), "{said}");
    place.succeed(&["export", "--quiet", "--format", "nq", "-o", "/dev/null"]);
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    let closed = shell(&place, "$P export -q --format nq -o /dev/stdout | true; exit ${PIPESTATUS[0]}");
    assert_eq!((closed.code, closed.err.as_str()), (Some(0), ""));
    fs::create_dir(place.path("folder.nq")).unwrap();
    place.refuse(&["export", "-o", "folder.nq"]);
}

#[test]
fn a_limit_of_file_size_is_an_error_and_leaves_the_old_file() {
    let place = Workplace::with_sections(&["One"]);
    let old = fs::read(place.path("kb.nq")).unwrap();
    let said = shell(&place, "ulimit -f 8; $P build -q -o kb.nq set");
    assert_eq!(said.code, Some(2), "{}", said.err);
    assert!(said.err.contains("kb.nq"), "{}", said.err);
    assert!(fs::read(place.path("kb.nq")).unwrap() == old);
    assert_eq!(temporary_files(&place), NO_FILES);
}

#[test]
fn what_a_killed_writer_left_is_removed_unless_somebody_holds_it() {
    let place = Workplace::with_sections(&["One"]);
    for name in [".kb.nq.a1B2c3.tmp", ".kb.nq.d4E5f6.tmp", ".other.nq.a1B2c3.tmp", ".kb.nq.tmp", ".kb.nq.mine.tmp"] {
        fs::write(place.path(name), "left").unwrap();
    }
    let held = File::options().write(true).open(place.path(".kb.nq.d4E5f6.tmp")).unwrap();
    held.lock().unwrap();
    place.succeed(&["build", "--quiet", "set"]);
    assert!(!place.path(".kb.nq.a1B2c3.tmp").exists());
    for kept in [".kb.nq.d4E5f6.tmp", ".other.nq.a1B2c3.tmp", ".kb.nq.tmp", ".kb.nq.mine.tmp"] {
        assert!(place.path(kept).exists(), "{kept}");
    }
}

/// How a build ended that was ended while its temporary file was there; `None` when it was done before that was seen.
fn ended_while_writing(place: &Workplace, end: impl Fn(&mut Child)) -> Option<ExitStatus> {
    let mut build = place.command(&["build", "--quiet", "-o", "kb.nq"]);
    let mut child = build.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while child.try_wait().unwrap().is_none() {
        if !temporary_files(place).is_empty() {
            end(&mut child);
            let status = child.wait().unwrap();
            return (!status.success()).then_some(status);
        }
    }
    None
}

/// The end may come when the new file has just been given its place.
fn assert_old_or_new(place: &Workplace, old: &[u8]) {
    let found = fs::read(place.path("kb.nq")).unwrap();
    assert!(found == old || store::read(&place.path("kb.nq")).is_ok(), "a store that is neither old nor new");
}

const TRIES: usize = 50;
const NO_FILES: [PathBuf; 0] = [];

#[test]
fn a_build_that_is_killed_while_it_writes_leaves_the_old_store_and_the_next_one_cleans_up() {
    let place = Workplace::with_sections(&["One"]);
    let old = fs::read(place.path("kb.nq")).unwrap();
    let killed = (0..TRIES).find_map(|_| {
        fs::write(place.path("kb.nq"), &old).unwrap();
        ended_while_writing(&place, |child| child.kill().unwrap())
    });
    assert!(killed.is_some_and(|status| status.code().is_none()), "no build was killed while it wrote");
    assert_old_or_new(&place, &old);
    place.succeed(&["build", "--quiet", "set"]);
    assert_eq!(temporary_files(&place), NO_FILES);
    assert!(fs::read(place.path("kb.nq")).unwrap() == old);
}

#[test]
fn a_build_that_is_told_to_end_cleans_up_itself() {
    let place = Workplace::with_sections(&["One"]);
    let old = fs::read(place.path("kb.nq")).unwrap();
    for signal in ["-TERM", "-INT"] {
        let ended = (0..TRIES).find_map(|_| {
            fs::write(place.path("kb.nq"), &old).unwrap();
            ended_while_writing(&place, |child| {
                let sent = Command::new("kill").args([signal, &child.id().to_string()]).status();
                assert!(sent.is_ok());
            })
        });
        assert_eq!(ended.and_then(|status| status.code()), Some(2), "{signal}");
        assert_eq!(temporary_files(&place), NO_FILES, "{signal}");
        assert_old_or_new(&place, &old);
    }
}
