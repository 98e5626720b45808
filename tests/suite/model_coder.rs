//! A language model codes a sheet: `examples/code_with_model.py` against a server on loopback that answers as it was told.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use pledgebase::dataset::Files;
use pledgebase::sheet::CODEBOOK;
use pledgebase::store;
use serde_json::{Value, json};

use super::answers::select;
use super::names::page;
use super::program::{Said, Workplace};
use super::sheet::{Ranked, ranked_store};

const MANIFEST: &str = "[dataset]\nslug = \"small\"\ntitle = \"D\"\nlanguage = \"nl\"\nlicense = \"CC0-1.0\"\n[agreement]\ntitle = \
                        \"A\"\n[[coders]]\nid = \"m\"\nname = \"A model\"\nkind = \"software\"\nversion = \"2026-11\"\n";
const REFERENCES: [(u32, &str); 2] = [(0, "Bouw van loketten"), (1, "Aanplant van bomen")];

/// How the server answers to a promise.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Answer {
    /// `yes` to the first decision and `no` to the second.
    Whole,
    /// The same in the fence of Markdown.
    Fenced,
    /// `no` to both.
    None,
    NotAPromise,
    Refusal,
    HeldBack,
    Nonsense,
    /// The connection ends in the middle of the answer.
    Broken,
    /// The greatest length is reached.
    CutOff,
    /// One decision is passed over.
    OneMissing,
    UnknownDecision,
    UnknownVerdict,
    /// `none`, and a `yes`.
    Contradiction,
    /// One decision is judged twice.
    Twice,
    Late,
    OutOfOrder,
}

impl Answer {
    const ALL: [Self; 16] = [
        Self::Whole,
        Self::Fenced,
        Self::None,
        Self::NotAPromise,
        Self::Refusal,
        Self::HeldBack,
        Self::Nonsense,
        Self::Broken,
        Self::CutOff,
        Self::OneMissing,
        Self::UnknownDecision,
        Self::UnknownVerdict,
        Self::Contradiction,
        Self::Twice,
        Self::Late,
        Self::OutOfOrder,
    ];

    /// The promise that is answered so.
    fn sentence(self) -> String {
        format!("We bouwen het gebouw {self:?}.")
    }

    /// What the script calls it; `None` for answers that count.
    fn trouble(self) -> Option<&'static str> {
        match self {
            Self::Whole | Self::Fenced | Self::None | Self::NotAPromise => None,
            Self::Refusal | Self::HeldBack => Some("refusal"),
            Self::Nonsense | Self::UnknownDecision | Self::UnknownVerdict | Self::Contradiction | Self::Twice => {
                Some("nonsense")
            }
            Self::Broken | Self::CutOff | Self::OneMissing => Some("half answer"),
            Self::Late => Some("time-out"),
            Self::OutOfOrder => Some("server"),
        }
    }

    fn content(self) -> String {
        let verdicts = |of_promise: &str, first: &str, second: &str| {
            let verdict = |verdict: &str| json!({"verdict": verdict, "reason": "=omdat"});
            json!({"promise": of_promise, "decisions": {"d1": verdict(first), "d2": verdict(second)}})
        };
        let whole = verdicts("some", "yes", "no");
        match self {
            Self::Fenced => format!("```json\n{whole}\n```"),
            Self::None => verdicts("none", "no", "no").to_string(),
            Self::NotAPromise => verdicts("not-a-promise", "no", "no").to_string(),
            Self::Nonsense => "Dat is een goede vraag!".to_owned(),
            Self::OneMissing => {
                json!({"promise": "some", "decisions": {"d1": {"verdict": "yes", "reason": ""}}}).to_string()
            }
            Self::UnknownDecision => whole.to_string().replace("d2", "d3"),
            Self::UnknownVerdict => verdicts("some", "yes", "surely").to_string(),
            Self::Contradiction => verdicts("none", "yes", "no").to_string(),
            Self::Twice => whole.to_string().replace("\"d2\"", "\"d1\""),
            _ => whole.to_string(),
        }
    }

    fn body(self) -> String {
        let (message, finish) = match self {
            Self::Refusal => (json!({"role": "assistant", "content": null, "refusal": "Dat doe ik niet."}), "stop"),
            Self::HeldBack => (json!({"role": "assistant", "content": ""}), "content_filter"),
            Self::CutOff => (json!({"role": "assistant", "content": &self.content()[..20]}), "length"),
            _ => (json!({"role": "assistant", "content": self.content()}), "stop"),
        };
        json!({"choices": [{"index": 0, "message": message, "finish_reason": finish}]}).to_string()
    }
}

/// What the server was asked, and how it is to answer.
#[derive(Default)]
struct Told {
    /// Other answers than those that the promises are named after.
    answers: BTreeMap<String, Answer>,
    /// Requests that ask for the form of the answer are refused.
    takes_no_form: bool,
    requests: Vec<Value>,
    keys: Vec<String>,
}

/// A server of the chat-completions protocol on loopback; it ends with the test's process.
struct Server {
    url: String,
    told: Arc<Mutex<Told>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let told = Arc::new(Mutex::new(Told::default()));
        let shared = Arc::clone(&told);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let shared = Arc::clone(&shared);
                thread::spawn(move || {
                    // Whoever asked may have gone away.
                    let _sent = answer(stream, &shared);
                });
            }
        });
        Self { url, told }
    }

    /// From here on every promise gets this answer.
    fn answer_all(&self, answer: Answer) {
        let mut told = self.told.lock().unwrap();
        told.answers = Answer::ALL.map(|asked| (asked.sentence(), answer)).into_iter().collect();
    }

    /// The promises that were asked about since the last time.
    fn asked(&self) -> Vec<String> {
        let requests = std::mem::take(&mut self.told.lock().unwrap().requests);
        let promise = |request: &Value| question(request)["promise"].as_str().unwrap().to_owned();
        requests.iter().map(promise).collect()
    }
}

fn question(request: &Value) -> Value {
    serde_json::from_str(request["messages"][1]["content"].as_str().unwrap()).unwrap()
}

fn answer(mut stream: TcpStream, told: &Mutex<Told>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let (mut length, mut key) = (0, String::new());
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        match name.to_lowercase().as_str() {
            "content-length" => length = value.trim().parse().unwrap(),
            "authorization" => value.trim().clone_into(&mut key),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let request: Value = serde_json::from_slice(&body).unwrap();
    let promise = question(&request)["promise"].as_str().unwrap().to_owned();
    let (planned, is_refused) = {
        let mut told = told.lock().unwrap();
        let planned = told.answers.get(&promise).copied();
        let is_refused = told.takes_no_form && request.get("response_format").is_some();
        told.requests.push(request);
        told.keys.push(key);
        (planned, is_refused)
    };
    let answer = planned.or_else(|| Answer::ALL.into_iter().find(|answer| answer.sentence() == promise)).unwrap();
    if is_refused {
        return write!(stream, "HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}");
    }
    if answer == Answer::OutOfOrder {
        return write!(stream, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
    if answer == Answer::Late {
        thread::sleep(Duration::from_secs(5));
    }
    let body = answer.body();
    let sent = if answer == Answer::Broken { &body[..body.len() / 2] } else { &body };
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{sent}",
        body.len()
    )
}

/// A folder with a dataset, a sheet of its promises as JSON lines, and a server.
struct Bench {
    place: Workplace,
    server: Server,
}

impl Bench {
    /// `None`, and a note, where there is no Python.
    fn new() -> Option<Self> {
        if Command::new("python3").arg("--version").output().is_err() {
            eprintln!("skipped: there is no python3");
            return None;
        }
        let place = Workplace::new();
        let sentences = Answer::ALL.map(Answer::sentence);
        let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
        let page = page(&sentences, &[("Alles", "er kwam iets \\[0\\]\\[1\\].")], &REFERENCES);
        let files = [("set/dataset.toml", MANIFEST), ("set/reports/Wonen/Een.md", page.as_str())];
        for (path, text) in files {
            fs::create_dir_all(place.path(path).parent().unwrap()).unwrap();
            fs::write(place.path(path), text).unwrap();
        }
        fs::create_dir(place.path("set/codes")).unwrap();
        let dataset = || Files::open(&place.path("set")).unwrap();
        let bare = ranked_store(dataset(), &[], &[]);
        let of = |class: &str| select(&bare, &format!("SELECT DISTINCT ?x WHERE {{ ?x a pb:{class} }} ORDER BY ?x"));
        let (promises, decisions) = (of("Promise"), of("Decision"));
        assert_eq!((promises.len(), decisions.len()), (Answer::ALL.len(), 2));
        let ranked: Vec<_> = (promises.iter())
            .flat_map(|promise| {
                decisions.iter().enumerate().map(|(rank, decision)| Ranked {
                    promise: promise["x"].clone(),
                    decision: decision["x"].clone(),
                    rank: rank + 1,
                    is_lead: false,
                })
            })
            .collect();
        store::write(&ranked_store(dataset(), &ranked, &[]), &place.path("kb.nq")).unwrap();
        place.succeed(&["sheet", "--coder", "m", "-o", "sheet.jsonl", "--sample", "16", "--seed", "5"]);
        Some(Self { place, server: Server::start() })
    }

    fn script(&self, more: &[&str]) -> Said {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/code_with_model.py");
        let mut command = Command::new("python3");
        command.env_clear().current_dir(self.place.path("")).env("MODEL_KEY", "secret").arg("-B").arg(script);
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        let fixed = ["sheet.jsonl", "--url", &self.server.url, "--model", "mock", "-o", "set/codes/m.csv"];
        let quick = ["--timeout", "0.5", "--retries", "1", "--wait", "0", "--on", "2026-11-25"];
        let output: Output = command.args(fixed).args(quick).args(more).output().unwrap();
        output.into()
    }

    fn codes(&self) -> String {
        fs::read_to_string(self.place.path("set/codes/m.csv")).unwrap()
    }

    /// The verdicts of each promise, in the order of the file.
    fn verdicts(&self) -> BTreeMap<String, Vec<String>> {
        let mut verdicts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut reader = csv::Reader::from_path(self.place.path("set/codes/m.csv")).unwrap();
        for record in reader.records() {
            let record = record.unwrap();
            verdicts.entry(record[1].to_owned()).or_default().push(record[6].to_owned());
        }
        verdicts
    }
}

#[test]
fn answers_that_count_become_rows_and_all_others_stay_open_until_they_are_answered() {
    let Some(bench) = Bench::new() else { return };
    let said = bench.script(&["--key-env", "MODEL_KEY"]);
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert!(
        said.err.contains("coded 4 of 16; open: half answer: 3, nonsense: 5, refusal: 2, server: 1, time-out: 1"),
        "{}",
        said.err
    );
    let wanted = BTreeMap::from([
        (Answer::Whole.sentence(), vec!["yes".to_owned(), "no".to_owned()]),
        (Answer::Fenced.sentence(), vec!["yes".to_owned(), "no".to_owned()]),
        (Answer::None.sentence(), vec!["no".to_owned(), "no".to_owned(), "none".to_owned()]),
        (Answer::NotAPromise.sentence(), vec!["not-a-promise".to_owned()]),
    ]);
    assert_eq!(bench.verdicts(), wanted);
    assert_eq!(said.err.matches("\nopen (").count(), 12, "{}", said.err);
    for answer in Answer::ALL {
        let name = format!("{answer:?}").to_lowercase();
        let kind = answer.trouble().map(|kind| format!("open ({kind}): "));
        let is_told = said.err.lines().any(|line| {
            kind.as_ref().is_some_and(|kind| line.starts_with(kind.as_str())) && line.contains(&format!("-{name}-"))
        });
        assert_eq!(is_told, kind.is_some(), "{answer:?}: {}", said.err);
    }
    // A refusal is not asked again, other troubles are, once.
    let asked = bench.server.asked();
    let times = |answer: Answer| asked.iter().filter(|promise| **promise == answer.sentence()).count();
    assert_eq!(
        (times(Answer::Whole), times(Answer::Refusal), times(Answer::Nonsense), times(Answer::Late)),
        (1, 1, 2, 2)
    );
    assert!(bench.server.told.lock().unwrap().keys.iter().all(|key| key == "Bearer secret"));

    // The same again, the server at its best: only what is open is asked, and what is there stays.
    let before = bench.codes();
    bench.server.answer_all(Answer::Whole);
    let said = bench.script(&[]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let asked = bench.server.asked();
    assert_eq!(asked.len(), 12);
    assert!(!asked.contains(&Answer::Whole.sentence()));
    assert!(bench.codes().starts_with(&before));
    assert_eq!(bench.verdicts().len(), 16);
    let said = bench.script(&[]);
    assert_eq!((said.code, bench.server.asked().len()), (Some(0), 0), "{}", said.err);
}

#[test]
fn what_a_model_codes_is_read_as_the_word_of_a_program() {
    let Some(bench) = Bench::new() else { return };
    bench.server.answer_all(Answer::Whole);
    assert_eq!(bench.script(&[]).code, Some(0));
    let checked = bench.place.run(&["check", "set"]);
    assert_eq!(checked.code, Some(0), "{}{}", checked.out, checked.err);
    bench.place.succeed(&["build", "--quiet", "set", "-o", "coded.nq"]);
    let answer = bench.place.succeed(&[
        "query",
        "-s",
        "coded.nq",
        "--format",
        "csv",
        "--text",
        "SELECT ?verdict ?version ?note (COUNT(?j) AS ?n) WHERE { ?j a pb:Judgement ; pb:verdict ?verdict ; prov:wasAttributedTo ?c ; \
         skos:note ?note ; pb:inSample ?s . ?c a prov:SoftwareAgent ; schema:softwareVersion ?version } GROUP BY ?verdict ?version \
         ?note ORDER BY ?n ?verdict",
    ]);
    let lines: Vec<_> = answer.lines().skip(1).collect();
    assert_eq!(lines.len(), 2, "{answer}");
    assert!(lines.iter().all(|line| line.ends_with(",2026-11,=omdat,16")), "{answer}");
}

#[test]
fn the_model_gets_the_codebook_the_promise_and_the_form_of_the_answer() {
    let Some(bench) = Bench::new() else { return };
    bench.server.answer_all(Answer::Whole);
    assert_eq!(bench.script(&["--limit", "1"]).code, Some(1));
    let requests = std::mem::take(&mut bench.server.told.lock().unwrap().requests);
    let [request] = requests.as_slice() else { panic!("{}", requests.len()) };
    assert_eq!(request["model"], "mock");
    assert!(request["messages"][0]["content"].as_str().unwrap().starts_with(CODEBOOK));
    let asked = question(request);
    let decisions: Vec<_> = asked["decisions"].as_array().unwrap().iter().map(|d| d["title"].clone()).collect();
    assert_eq!(decisions, REFERENCES.map(|(_, title)| Value::from(title)));
    assert!(!asked.to_string().contains("https://"), "no names to copy: {asked}");
    let form = &request["response_format"]["json_schema"]["schema"]["properties"]["decisions"];
    assert_eq!(form["required"], json!(["d1", "d2"]));
}

#[test]
fn a_server_that_does_not_take_the_form_is_asked_without_it() {
    let Some(bench) = Bench::new() else { return };
    bench.server.answer_all(Answer::Whole);
    bench.server.told.lock().unwrap().takes_no_form = true;
    let said = bench.script(&[]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert_eq!(bench.server.asked().len(), 17, "once with the form, and then never again");
    assert_eq!(bench.verdicts().len(), 16);
}

#[test]
fn a_run_that_was_killed_in_the_middle_of_a_promise_goes_on_from_there() {
    let Some(bench) = Bench::new() else { return };
    bench.server.answer_all(Answer::None);
    assert_eq!(bench.script(&[]).code, Some(0));
    let whole = bench.verdicts();
    let text = bench.codes();
    bench.server.asked();
    let rows: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
    // In the middle of a row, at its end, and before any row.
    for (cut, again) in
        [(rows[5] + 30, 15), (rows[5], 15), (rows[6] - 1, 15), (rows[4] + 3, 15), (rows[0], 16), (0, 16)]
    {
        fs::write(bench.place.path("set/codes/m.csv"), &text[..cut]).unwrap();
        let said = bench.script(&[]);
        assert_eq!(said.code, Some(0), "{cut}: {}", said.err);
        assert_eq!(bench.server.asked().len(), again, "{cut}");
        assert_eq!(bench.verdicts(), whole, "{cut}");
        let findings = bench.place.run(&["check", "set"]);
        assert_eq!(findings.code, Some(0), "{}", findings.out);
    }
}

#[test]
fn a_sheet_of_another_codebook_and_a_file_of_others_are_refused() {
    let Some(bench) = Bench::new() else { return };
    fs::write(bench.place.path("other.md"), "# Another codebook\n").unwrap();
    let said = bench.script(&["--codebook", "other.md"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("is of codebook"), "{}", said.err);
    fs::write(bench.place.path("set/codes/m.csv"), "promise,verdict,coder\na,yes,an\n").unwrap();
    let said = bench.script(&[]);
    assert_eq!((said.code, bench.codes().as_str()), (Some(2), "promise,verdict,coder\na,yes,an\n"), "{}", said.err);
    let said = bench.script(&["--key-env", "NO_SUCH_KEY"]);
    assert_eq!(said.code, Some(2), "{}", said.err);
    assert!(bench.server.asked().is_empty());
}
