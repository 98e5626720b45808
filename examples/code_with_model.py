#!/usr/bin/env python3
"""Let a language model code a sheet of promises and decisions.

    pledgebase sheet --format jsonl --sample 100 --seed 7 --coder my-model -o sheet.jsonl
    python3 code_with_model.py sheet.jsonl --url http://localhost:8080/v1 --model NAME -o codes/my-model.csv

Reads a sheet of `pledgebase sheet --format jsonl`, sends one request for each promise to a server that speaks the
chat-completions protocol, with the codebook as the instruction, and appends the verdicts as rows of a file of codes.

Nothing is invented: an answer counts only when it is whole, judges every decision that was asked about and no other, uses
the verdicts of the codebook and does not contradict itself. Any other answer gives no row; its promise stays open and is
listed at the end. Run the same command again and only what is open is asked.

Exit code: 0 everything is coded, 1 some promises are open, 2 wrong usage or unreadable input.
Needs Python 3.9 or later, and nothing else.
"""

import argparse
import csv
import datetime
import hashlib
import http.client
import io
import json
import os
import pathlib
import re
import sys
import tempfile
import time
import urllib.error
import urllib.request

COLUMNS = [
    "promise", "promise_text", "section", "decision", "decision_date", "decision_title",
    "verdict", "coder", "on", "comment", "sample",
]
ON_PAIR = ["yes", "perhaps", "no", "contrary"]
ON_PROMISE = ["some", "none", "not-a-promise"]
TASK = """
You are the coder. The message of the user is one promise with its candidate decisions, as JSON. Judge every decision by the
codebook above. Answer with one JSON object and nothing else:

{"promise": "some" | "none" | "not-a-promise",
 "decisions": {"d1": {"verdict": "yes" | "perhaps" | "no" | "contrary", "reason": "one short sentence"}, ...}}

"decisions" has exactly the ids of the message. "promise" is "some" when at least one verdict is yes, perhaps or contrary,
"none" when all are no (or there is no decision), and "not-a-promise" when the sentence commits the government to nothing;
then all verdicts are no.
"""


class Trouble(Exception):
    """An answer, or the lack of one, that gives no verdict."""

    def __init__(self, kind, why):
        super().__init__(why)
        self.kind = kind


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """A key is sent to the address that was named, and to no other."""

    def redirect_request(self, *_):
        return None


def main():
    options = arguments()
    codebook = read_codebook(options.codebook)
    entries = read_sheet(options.sheet, codebook, options.coder)
    done = resume(options.output, entries)
    waiting = [entry for entry in entries if entry["promise"] not in done]
    if options.limit is not None:
        waiting = waiting[: options.limit]
    say(f"{len(entries)} promises, {len(done)} coded before, {len(waiting)} to ask")
    client = Client(options, codebook)
    open_promises = []
    is_new = not os.path.exists(options.output) or os.path.getsize(options.output) == 0
    with open(options.output, "a", encoding="utf-8", newline="") as out:
        if is_new:
            append(out, [COLUMNS])
        for number, entry in enumerate(waiting, 1):
            try:
                rows = client.code(entry)
            except KeyboardInterrupt:
                say("interrupted: what is coded is in the file; run the same command again to go on")
                sys.exit(1)
            except Trouble as trouble:
                open_promises.append((trouble.kind, str(trouble), entry))
                say(f"{number} of {len(waiting)}: {trouble.kind}: {trouble}")
                continue
            append(out, [[guarded(row[column]) for column in COLUMNS] for row in rows])
            say(f"{number} of {len(waiting)}: {len(rows)} rows")
    sys.exit(report(len(waiting), open_promises, len(entries) - len(done) - len(waiting)))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sheet", help="a sheet of `pledgebase sheet --format jsonl`")
    parser.add_argument("--url", required=True, help="address of the server, up to and with /v1")
    parser.add_argument("--model", required=True, help="name of the model, as the server knows it")
    parser.add_argument("-o", "--output", required=True, help="file of codes to append to, such as codes/my-model.csv")
    parser.add_argument("--coder", help="id of the coder in dataset.toml; by default the one of the sheet")
    parser.add_argument("--codebook", help="the codebook; by default docs/codebook.md beside this script's folder")
    parser.add_argument("--key-env", metavar="NAME", help="environment variable with the server's key")
    parser.add_argument("--timeout", type=float, default=120.0, help="seconds to wait for an answer (120)")
    parser.add_argument("--retries", type=int, default=2, help="how often to ask again (2)")
    parser.add_argument("--wait", type=float, default=2.0, help="seconds before asking again, doubled each time (2)")
    parser.add_argument("--limit", type=int, help="ask about so many promises at most")
    parser.add_argument("--on", type=datetime.date.fromisoformat, help="day of the verdicts (today)")
    parser.add_argument("--plain", action="store_true", help="do not ask the server to keep to the form of the answer")
    return parser.parse_args()


def fail(message):
    say(f"error: {message}")
    sys.exit(2)


def say(message):
    print(message, file=sys.stderr, flush=True)


def read_codebook(path):
    path = path or pathlib.Path(__file__).resolve().parent.parent / "docs" / "codebook.md"
    try:
        return pathlib.Path(path).read_bytes()
    except OSError as error:
        fail(f"cannot read the codebook: {error} (`pledgebase sheet --codebook -o codebook.md` writes it)")


def read_sheet(path, codebook, coder):
    """The promises of a sheet; it has to be of this codebook and to have a coder."""
    version = hashlib.sha256(codebook).hexdigest()[:8]
    entries = []
    try:
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    entry = json.loads(line)
                    entry["coder"] = coder or entry.get("coder")
                    entries.append(entry)
                    if entry["codebook"] != version:
                        fail(f"line {number} is of codebook {entry['codebook']}, and this is {version}")
                    if not entry["coder"]:
                        fail("the sheet names no coder: name one with --coder")
                    entry["promise"], entry["text"], entry["section"], entry["decisions"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        fail(f"cannot read {path} as a sheet: {error!r}")
    return entries


# What a sheet that is opened in a spreadsheet must not calculate, as pledgebase writes and reads it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell):
    text = "" if cell is None else str(cell).strip()
    return "'" + text if text.startswith(FORMULA) or unguarded(text) != text else text


def unguarded(cell):
    rest = cell[1:]
    return rest if cell.startswith("'") and rest.startswith(FORMULA + ("'",)) else cell


def append(out, rows):
    """Writes the rows of one promise in one go, so that it is there or not."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    out.write(text.getvalue())
    out.flush()
    os.fsync(out.fileno())


def resume(path, entries):
    """The promises that are coded in full. Rows of others, cut off when a run was ended, are taken out of the file."""
    if not os.path.exists(path) or os.path.getsize(path) == 0:
        return set()
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, restval="")
        rows = list(reader)
    if reader.fieldnames != COLUMNS:
        fail(f"{path} was not written by this script: write to another file")
    by_promise = {entry["promise"]: entry for entry in entries}
    coded = {}
    for row in rows:
        if row["promise"] in by_promise and unguarded(row["coder"]) == by_promise[row["promise"]]["coder"]:
            coded.setdefault(row["promise"], []).append(row)
    done = {promise for promise, rows in coded.items() if is_whole(by_promise[promise], rows)}
    with open(path, "rb") as file:
        is_ended = file.read().endswith(b"\n")
    if not is_ended and rows:
        # The last line is cut off, whatever of it can be read.
        done.discard(rows[-1]["promise"])
    cut_off = {id(row) for promise, rows in coded.items() if promise not in done for row in rows}
    kept = [row for row in rows if id(row) not in cut_off and (is_ended or row is not rows[-1])]
    if len(kept) < len(rows) or not is_ended:
        rewrite(path, kept)
        say(f"{len(rows) - len(kept)} rows of promises that were cut off were taken out")
    return done


def is_whole(entry, rows):
    of_promise = {row["verdict"] for row in rows if row["verdict"] in ("none", "not-a-promise")}
    judged = {row["decision"] for row in rows if row["verdict"] in ON_PAIR}
    return "not-a-promise" in of_promise or (
        judged >= {decision["decision"] for decision in entry["decisions"]}
        and (bool(of_promise) or any(row["verdict"] in ("yes", "perhaps", "contrary") for row in rows))
    )


def rewrite(path, rows):
    folder = os.path.dirname(os.path.abspath(path))
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=folder, delete=False) as out:
        append(out, [COLUMNS] + [[row[column] for column in COLUMNS] for row in rows])
    os.replace(out.name, path)


class Client:
    """Asks the server, and holds what it answers against what it was asked."""

    def __init__(self, options, codebook):
        self.options = options
        url = options.url.rstrip("/")
        self.url = url if url.endswith("/chat/completions") else url + "/chat/completions"
        self.headers = {"Content-Type": "application/json"}
        if options.key_env:
            key = os.environ.get(options.key_env)
            if not key:
                fail(f"the environment has no {options.key_env}")
            self.headers["Authorization"] = f"Bearer {key}"
        self.instruction = codebook.decode("utf-8") + TASK
        self.on = (options.on or datetime.date.today()).isoformat()
        self.is_plain = options.plain
        self.opener = urllib.request.build_opener(NoRedirect)

    def code(self, entry):
        """The rows of a promise. Raises Trouble when there is no answer that counts."""
        wait = self.options.wait
        for attempt in range(self.options.retries + 1):
            try:
                return rows_of(entry, read_answer(self.ask(entry)), self.on)
            except Trouble as trouble:
                # Whoever refuses is not asked again: that would be pressing for an answer.
                if trouble.kind == "refusal" or attempt == self.options.retries:
                    raise
                say(f"asking again: {trouble}")
                time.sleep(wait)
                wait *= 2

    def ask(self, entry):
        """What the server says, as it says it."""
        status, said = self.send(entry, with_form=not self.is_plain)
        if status in (400, 404, 422) and not self.is_plain:
            # Not every server takes the form of the answer.
            status, said = self.send(entry, with_form=False)
            if status == 200:
                say("the server does not take the form of the answer: asking without it from here on")
                self.is_plain = True
        if status in (401, 403, 404):
            fail(f"the server answers {status}: {said[:500].decode('utf-8', 'replace')}")
        if status != 200:
            raise Trouble("server", f"it answers {status}: {said[:200].decode('utf-8', 'replace')}")
        return said

    def send(self, entry, with_form):
        body = {
            "model": self.options.model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": self.instruction},
                {"role": "user", "content": json.dumps(question(entry), ensure_ascii=False, indent=1)},
            ],
        }
        if with_form:
            form = {"name": "verdicts", "strict": True, "schema": schema(entry)}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        request = urllib.request.Request(self.url, json.dumps(body).encode("utf-8"), self.headers)
        late = Trouble("time-out", f"no answer in {self.options.timeout:g} s")
        try:
            with self.opener.open(request, timeout=self.options.timeout) as response:
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()
        except TimeoutError as error:
            raise late from error
        except http.client.HTTPException as error:
            raise Trouble("half answer", repr(error)) from error
        except OSError as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise late from error
            raise Trouble("server", f"it cannot be reached: {error}") from error


def question(entry):
    """What the model gets to read of a promise: what a coder does, without IRIs, ranks and other coders."""
    shown = ("id", "date", "title", "text")
    return {
        "promise": entry["text"],
        "section": f"{entry.get('domain', '')} {entry.get('number', '')}: {entry.get('title', '')}",
        "goes_on_from": entry.get("continues"),
        "introduced_by": entry.get("lead"),
        "sentence_before": entry.get("before"),
        "sentence_after": entry.get("after"),
        "decisions": [{key: decision.get(key) for key in shown} for decision in entry["decisions"]],
    }


def schema(entry):
    """The form of the answer to one promise: each of its decisions, and no other."""

    def strict(properties):
        required = list(properties)
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}

    verdict = strict({"verdict": {"type": "string", "enum": ON_PAIR}, "reason": {"type": "string"}})
    decisions = strict({decision["id"]: verdict for decision in entry["decisions"]})
    return strict({"promise": {"type": "string", "enum": ON_PROMISE}, "decisions": decisions})


def read_answer(raw):
    """The JSON object that the model answers with."""
    try:
        choice = json.loads(raw)["choices"][0]
        message = choice["message"]
        content = message.get("content")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise Trouble("nonsense", f"this is no answer of the protocol: {error!r}") from error
    if message.get("refusal"):
        raise Trouble("refusal", str(message["refusal"]))
    if choice.get("finish_reason") == "content_filter":
        raise Trouble("refusal", "the server holds the answer back")
    if choice.get("finish_reason") == "length":
        raise Trouble("half answer", "it is cut off at the greatest length")
    if not isinstance(content, str) or not content.strip():
        raise Trouble("half answer", "it is empty")
    fenced = re.fullmatch(r"\s*```(?:json)?\s*(.*?)\s*```\s*", content, re.DOTALL)
    try:
        answer = json.loads(fenced.group(1) if fenced else content, object_pairs_hook=said_once)
    except ValueError as error:
        raise Trouble("nonsense", f"the answer is no JSON: {error}") from error
    if not isinstance(answer, dict):
        raise Trouble("nonsense", "the answer is no JSON object")
    return answer


def said_once(pairs):
    """JSON lets a name stand twice, and Python would take the last: which of the two is meant, nobody can tell."""
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def rows_of(entry, answer, on):
    """The rows that an answer makes. Raises Trouble unless all of it fits what was asked."""
    of_promise, verdicts = answer.get("promise"), answer.get("decisions")
    if of_promise not in ON_PROMISE:
        raise Trouble("nonsense", f"{of_promise!r} is no verdict on a promise")
    if not isinstance(verdicts, dict):
        raise Trouble("half answer", "it has no verdicts on decisions")
    asked = {decision["id"]: decision for decision in entry["decisions"]}
    unknown, missing = verdicts.keys() - asked.keys(), asked.keys() - verdicts.keys()
    if unknown:
        raise Trouble("nonsense", f"nobody asked about {', '.join(sorted(unknown))}")
    if missing:
        raise Trouble("half answer", f"there is no verdict on {', '.join(sorted(missing))}")
    rows = []
    for name, decision in asked.items():
        said = verdicts[name]
        verdict = said.get("verdict") if isinstance(said, dict) else None
        if verdict not in ON_PAIR:
            raise Trouble("nonsense", f"{verdict!r} is no verdict on {name}")
        rows.append(row_of(entry, on, verdict, reason(said), decision))
    is_linked = any(row["verdict"] != "no" for row in rows)
    if is_linked != (of_promise == "some"):
        raise Trouble("nonsense", f"the promise is {of_promise!r}, and its decisions say otherwise")
    if of_promise == "not-a-promise":
        return [row_of(entry, on, of_promise, "", None)]
    return rows if is_linked else rows + [row_of(entry, on, of_promise, "", None)]


def reason(said):
    text = said.get("reason")
    return " ".join(text.split())[:300] if isinstance(text, str) else ""


def row_of(entry, on, verdict, comment, decision):
    decision = decision or {}
    return {
        "promise": entry["promise"],
        "promise_text": entry["text"],
        "section": entry["section"],
        "decision": decision.get("decision"),
        "decision_date": decision.get("date"),
        "decision_title": decision.get("title"),
        "verdict": verdict,
        "coder": entry["coder"],
        "on": on,
        "comment": comment,
        "sample": entry.get("sample"),
    }


def report(asked, open_promises, left):
    """Says what is open, and gives the exit code."""
    counts = {}
    for kind, _, _ in open_promises:
        counts[kind] = counts.get(kind, 0) + 1
    kinds = ", ".join(f"{kind}: {count}" for kind, count in sorted(counts.items()))
    say(f"coded {asked - len(open_promises)} of {asked}" + (f"; open: {kinds}" if kinds else ""))
    for kind, why, entry in open_promises:
        say(f"open ({kind}): {entry['promise']}: {why}")
    if left:
        say(f"{left} more were not asked (--limit)")
    if open_promises or left:
        say("run the same command again to ask what is open")
        return 1
    return 0


if __name__ == "__main__":
    main()
