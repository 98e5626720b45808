#!/usr/bin/env python3
"""Reads every export format back with rdflib and compares it with the store.

usage: readback.py PLEDGEBASE STORE.nq
Exits with 1 when a format says something else than the store.
"""
import subprocess
import sys

import rdflib

FORMATS = {"nq": "nquads", "trig": "trig", "nt": "nt", "ttl": "turtle", "rdfxml": "xml", "jsonld": "json-ld"}
WITH_LAYERS = {"nq", "trig", "jsonld"}


def quads(text, format):
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format=format)
    return {(s, p, o, str(g)) for s, p, o, g in dataset.quads((None, None, None, None))}


def triples(text, format):
    return set(rdflib.Graph().parse(data=text, format=format))


def main():
    binary, store = sys.argv[1:3]
    with open(store, encoding="utf-8") as file:
        wanted = quads(file.read(), "nquads")
    flat = {quad[:3] for quad in wanted}
    failed = not wanted
    for name, format in FORMATS.items():
        text = subprocess.run([binary, "export", "-s", store, "--format", name], check=True, capture_output=True, text=True).stdout
        found, expected = (quads(text, format), wanted) if name in WITH_LAYERS else (triples(text, format), flat)
        same = found == expected
        print(f"{name}: {len(found)} statements, {'the same' if same else 'NOT THE SAME'}")
        if not same:
            failed = True
            for statement in sorted(found ^ expected)[:5]:
                print("  ", statement)
    sys.exit(failed)


if __name__ == "__main__":
    main()
