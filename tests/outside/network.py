#!/usr/bin/env python3
"""Reads the node-link JSON of a section's graph with networkx and compares it with the counts of `graph --stats`.

usage: network.py PLEDGEBASE STORE.nq DOMAIN/NUMBER
Exits with 1 when they differ.
"""
import csv
import io
import json
import subprocess
import sys

import networkx


def run(binary, store, section, *arguments):
    command = [binary, "graph", "-s", store, "--section", section, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main():
    binary, store, section = sys.argv[1:4]
    graph = networkx.node_link_graph(json.loads(run(binary, store, section, "--format", "json")), edges="edges")
    rows = csv.DictReader(io.StringIO(run(binary, store, section, "--stats", "--format", "csv")))
    wanted = {row["figure"]: int(row["count"]) for row in rows}
    found = {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "components": networkx.number_weakly_connected_components(graph),
    }
    print(f"{section}: {found}")
    sys.exit(any(wanted[figure] != count for figure, count in found.items()))


if __name__ == "__main__":
    main()
