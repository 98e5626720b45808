#!/usr/bin/env python3
"""Judges with pySHACL whether stores conform to ontology/shapes.ttl.

usage: shapes.py SHAPES STORE.nq …
Exits with 1 when a store does not conform, or when a deliberately broken copy of it does.
"""
import sys

import pyshacl
import rdflib

from layers import union

PB = rdflib.Namespace("https://w3id.org/pledgebase/ns#")


def conforms(graph, shapes):
    ok, _, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none", advanced=False)
    return ok, text


def broken(graph):
    """A copy in which one decision is in no dossier, or a promise has no status: a judge that sees nothing would pass it."""
    copy = rdflib.Graph()
    for triple in graph:
        copy.add(triple)
    needed = PB.inDossier if (None, PB.inDossier, None) in copy else PB.status
    copy.remove((next(copy.subjects(needed, None)), needed, None))
    return copy


def main():
    shapes = rdflib.Graph().parse(sys.argv[1], format="turtle")
    failed = False
    for path in sys.argv[2:]:
        graph = union(path)
        ok, text = conforms(graph, shapes)
        print(f"{path}: {len(graph)} triples, {'conforms' if ok else 'DOES NOT CONFORM'}")
        if not ok:
            print(text[:4000])
            failed = True
        if conforms(broken(graph), shapes)[0]:
            print(f"{path}: a broken copy conforms too: the shapes see nothing")
            failed = True
    sys.exit(failed)


if __name__ == "__main__":
    main()
