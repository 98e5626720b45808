#!/usr/bin/env python3
"""Asks every query of the catalogue with rdflib too: another engine has to give the same rows.

usage: catalogue.py PLEDGEBASE STORE.nq …
Exits with 1 when an answer differs. The rows are compared as a set that counts, numbers by their value. An empty answer is
not compared where rdflib has rows (of nothing, grouped, it makes a group); queries that no store answers are told.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import time

import rdflib

from layers import union

ROOT = pathlib.Path(__file__).parents[2]
# What is asked with, where defaults would find too little to compare, or there is none.
GIVEN = {
    "at_least": rdflib.Literal(1),
    "day": rdflib.Literal("2021-12-31", datatype=rdflib.XSD.date),
    "days": rdflib.Literal(900),
    "letters": rdflib.Literal(12),
    "words": rdflib.Literal("de"),
}
# The same for one query.
GIVEN_TO = {"overdue": {"day": rdflib.Literal("2024-03-01", datatype=rdflib.XSD.date)}}
PARAMETER = re.compile(r"#\+ param: (\w+) ([^=]+?)(?: = (.*?))?(?: -- |$)")


def prefixes():
    """Those that queries need not declare."""
    text = (ROOT / "src/vocab/mod.rs").read_text(encoding="utf-8")
    found = dict(re.findall(r'^    \("(\w+)", "(\S+)"\),$', text, re.M))
    found["pb"] = re.search(r'pub const PB: &str = "(\S+)";', text).group(1)
    return found


def parameters(query, text, decision):
    """The term of each parameter."""
    terms = {}
    for line in text.splitlines():
        match = PARAMETER.match(line)
        if not match:
            continue
        name, kind, default = match.group(1), match.group(2).strip(), (match.group(3) or "").strip().strip('"')
        if name in GIVEN_TO.get(query, {}):
            terms[name] = GIVEN_TO[query][name]
        elif name in GIVEN and not (name == "words" and default):
            terms[name] = GIVEN[name]
        elif name == "decision":
            terms[name] = decision
        elif kind == "integer":
            terms[name] = rdflib.Literal(int(default))
        elif kind == "date":
            terms[name] = rdflib.Literal(default, datatype=rdflib.XSD.date)
        else:
            terms[name] = rdflib.Literal(default)
    return terms


def value(text, language=None):
    """A value to compare: numbers by what they are worth."""
    try:
        return float(text) if re.fullmatch(r"[+-]?\d+(\.\d*)?([eE][+-]?\d+)?", text) else (text, language)
    except ValueError:
        return (text, language)


def ours(binary, store, name, terms):
    given = [f"--param={key}={term}" for key, term in terms.items() if str(term)]
    command = [binary, "query", name, "--store", store, "--format", "json", *given]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    columns = answer["head"]["vars"]
    cell = lambda term: None if term is None else value(term["value"], term.get("xml:lang"))
    return columns, collections.Counter(
        tuple(cell(row.get(column)) for column in columns) for row in answer["results"]["bindings"]
    )


def theirs(graph, text, columns, terms, namespaces):
    bound = re.sub(r"\?param_(\w+)", lambda match: terms[match.group(1)].n3(), text)
    cell = lambda term: None if term is None else value(str(term), getattr(term, "language", None))
    rows = graph.query(bound, initNs=namespaces).bindings
    return collections.Counter(tuple(cell(row.get(rdflib.Variable(column))) for column in columns) for row in rows)


def main():
    binary, namespaces, failed = sys.argv[1], prefixes(), False
    answered = set()
    files = [path for path in sorted(ROOT.glob("queries/**/*.rq")) if path.parent.name != "derive"]
    for store in sys.argv[2:]:
        graph, rows, slowest, empty = union(store), 0, (0.0, ""), 0
        pb = rdflib.Namespace(namespaces["pb"])
        decision = min(graph.objects(None, pb.reportCites), default=rdflib.URIRef("urn:x:none"))
        for path in files:
            text = path.read_text(encoding="utf-8")
            terms = parameters(path.stem, text, decision)
            start = time.monotonic()
            try:
                columns, wanted = ours(binary, store, path.stem, terms)
                found = theirs(graph, text, columns, terms, namespaces)
            except Exception as error:  # what the engine says is what we want to read
                detail = getattr(error, "stderr", None) or f"{type(error).__name__}: {error}"
                print(f"{path.stem}: {str(detail)[:500]}")
                failed = True
                continue
            slowest = max(slowest, (time.monotonic() - start, path.stem))
            rows += wanted.total()
            if wanted:
                answered.add(path.stem)
            if not wanted and found:
                empty += 1
            elif found != wanted:
                failed = True
                print(f"{path.stem}: {wanted.total()} rows, rdflib {found.total()}")
                print("  only ours:  ", list((wanted - found))[:2])
                print("  only rdflib:", list((found - wanted))[:2])
        left = f", {empty} of them empty and not compared" if empty else ""
        print(f"{store}: {len(files)} queries{left}, {rows} rows; the slowest took {slowest[0]:.1f} s ({slowest[1]})")
    for silent in sorted({path.stem for path in files} - answered):
        print(f"note: {silent}: no store has anything to answer, so nothing was compared")
    sys.exit(failed)


if __name__ == "__main__":
    main()
