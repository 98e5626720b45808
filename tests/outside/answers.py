#!/usr/bin/env python3
"""Reads the answer of every catalogue query back from CSV, TSV, JSON and XML, with Python's own parsers and with rdflib.

usage: answers.py PLEDGEBASE STORE.nq
Exits with 1 when two formats do not say the same.
"""
import csv
import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from rdflib.query import Result

# Commas, quotes, line ends, markup and types that a format could lose.
HOSTILE = r"""SELECT ?iri ?v ?none { VALUES (?iri ?v) { (<http://e/a,b> "x \"y\"\r\nz") (<http://e/c> "a\tb"@nl)
  (<http://e/d> 007) (<http://e/e> "<b>&amp;]]></b>") (<http://e/f> "") (<http://e/g> 1.50) (<http://e/h> " a ") } }"""
# Values for parameters without a default, by type.
VALUES = {"string": "a", "integer": "1", "date": "2021-12-31", "decimal": "0.5", "boolean": "true"}
XML = "{http://www.w3.org/2005/sparql-results#}"


def run(binary, store, arguments, format):
    command = [binary, "query", "-s", store, "--format", format, *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def of_csv(data):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    return rows[0], rows[1:]


def of_json(data):
    answer = json.loads(data)
    columns = answer["head"]["vars"]
    return columns, [[row.get(column, {}).get("value", "") for column in columns] for row in answer["results"]["bindings"]]


def of_xml(data):
    root = ElementTree.fromstring(data)
    columns = [variable.attrib["name"] for variable in root.iter(XML + "variable")]
    rows = []
    for result in root.iter(XML + "result"):
        bound = {binding.attrib["name"]: binding[0].text or "" for binding in result}
        rows.append([bound.get(column, "") for column in columns])
    return columns, rows


def of_rdflib(data, format):
    """With types and languages, which CSV does not have."""
    result = Result.parse(io.BytesIO(data), format=format)
    columns = [str(variable) for variable in result.vars]
    # rdflib reads `007` as 7: what it was written as is compared by the other parsers.
    terms = [[row.get(variable) for variable in result.vars] for row in result.bindings]
    return columns, [[None if term is None else term.n3() for term in row] for row in terms]


def questions(binary, store):
    listed = subprocess.run([binary, "queries", "--format", "json"], check=True, capture_output=True).stdout
    for row in json.loads(listed)["results"]["bindings"]:
        name = row["query"]["value"]
        shown = subprocess.run([binary, "queries", name], check=True, capture_output=True, text=True).stdout
        needed = [line.split() for line in shown.splitlines() if line.startswith("  --param ") and "(to be given)" in line]
        # A thing needs the name of one that is there: these queries are for the tests on the fixture.
        types = {words[1]: words[2].strip("()") for words in needed}
        if all(kind in VALUES for kind in types.values()):
            yield [name, *(part for key, kind in types.items() for part in ("--param", f"{key}={VALUES[kind]}"))]
    yield ["--text", HOSTILE]


def main():
    binary, store = sys.argv[1:3]
    failed, count, rows = False, 0, 0
    for arguments in questions(binary, store):
        data = {format: run(binary, store, arguments, format) for format in ("csv", "tsv", "json", "xml")}
        plain = {"csv": of_csv(data["csv"]), "json": of_json(data["json"]), "xml": of_xml(data["xml"])}
        typed = {format: of_rdflib(data[format], format) for format in ("json", "xml")}
        same = plain["csv"] == plain["json"] == plain["xml"] and typed["json"] == typed["xml"]
        lines = data["tsv"].decode("utf-8").split("\n")
        same &= len(lines) == len(plain["csv"][1]) + 2 and lines[-1] == ""
        same &= all(line.count("\t") == len(plain["csv"][0]) - 1 for line in lines[:-1])
        same &= all(data[format].endswith(b"\n") for format in data)
        count, rows = count + 1, rows + len(plain["csv"][1])
        if not same:
            failed = True
            print(f"NOT THE SAME: {arguments}")
    print(f"{count} questions with {rows} rows in all: csv, tsv, json and xml {'differ' if failed else 'say the same'}")
    sys.exit(failed or count < 10)


if __name__ == "__main__":
    main()
