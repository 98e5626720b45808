#!/usr/bin/env python3
"""Reads the graphs that Pledgebase writes with networkx, and computes the figures of `analyse` again.

usage: network.py PLEDGEBASE STORE.nq [DOMAIN/NUMBER]
Without a section the whole store. Exits with 1 when anything differs.
"""
import csv
import io
import json
import shutil
import subprocess
import sys

import networkx

ATTRIBUTES = [
    "kind", "label", "agreement", "section", "position", "status", "date", "withdrawn", "degree", "component", "betweenness",
]


def run(binary, *arguments):
    return subprocess.run([binary, *arguments], check=True, capture_output=True, text=True).stdout


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def by_iri(graph):
    """The graph with IRIs as names, whatever the format names its nodes by."""
    return networkx.relabel_nodes(graph, {node: data.get("iri", node) for node, data in graph.nodes(data=True)})


def described(data):
    return {name: data[name] for name in ATTRIBUTES if data.get(name) not in (None, "")}


def same(one, other):
    if set(one) != set(other):
        return False
    return all(abs(one[k] - other[k]) < 1e-9 if isinstance(one[k], float) else one[k] == other[k] for k in one)


def main():
    binary, store = sys.argv[1:3]
    part = ["-s", store] + (["--section", sys.argv[3]] if len(sys.argv) > 3 else [])
    write = lambda name: run(binary, "graph", *part, "--measures", "--format", name)
    json_graph = networkx.node_link_graph(json.loads(write("json")), edges="edges")
    graphs = {
        "graphml": by_iri(networkx.parse_graphml(write("graphml"))),
        "gexf": by_iri(networkx.read_gexf(io.BytesIO(write("gexf").encode()))),
        "cytoscape": networkx.cytoscape_graph(json.loads(write("cytoscape"))),
    }
    wrong = []
    for name, graph in graphs.items():
        if set(graph.nodes) != set(json_graph.nodes) or set(graph.edges) != set(json_graph.edges):
            wrong.append(f"{name}: other nodes or edges")
            continue
        for node, data in json_graph.nodes(data=True):
            if not same(described(graph.nodes[node]), described(data)):
                wrong.append(f"{name}: {node}")
        for source, target, data in json_graph.edges(data=True):
            found = graph.edges[source, target]
            if any(found.get(key) != data.get(key) for key in ["kind", "method", "confidence", "evidence", "contrary"]):
                wrong.append(f"{name}: {source} {target}")
    counts = {row["figure"]: int(row["count"]) for row in rows(run(binary, "analyse", "counts", *part, "--format", "csv"))}
    of_pairs = [data for _, _, data in json_graph.edges(data=True) if data["kind"] == "follow_up"]
    for figure, key, value in [
        ("people", "evidence", "firm"), ("programs", "evidence", "judged"),
        ("suggested", "evidence", "all"), ("contrary", "contrary", "true"),
    ]:
        found = sum(data.get(key) == value for data in of_pairs)
        if counts["follow_up:" + figure] != found:
            wrong.append(f"follow_up:{figure}: {counts['follow_up:' + figure]}, networkx {found}")
    rows_of_edges = rows(write("csv"))
    edges_of_csv = {(row["source"], row["target"]): row for row in rows_of_edges}
    if len(rows_of_edges) != json_graph.number_of_edges():
        wrong.append(f"csv: {len(rows_of_edges)} edges")
    for source, target, data in json_graph.edges(data=True):
        row = edges_of_csv.get((source, target), {})
        if any(row.get(key, "") != str(data.get(key, "")) for key in ["kind", "method", "evidence", "contrary"]):
            wrong.append(f"csv: {source} {target}")
    plain = json_graph.to_undirected()
    parts = list(networkx.connected_components(plain))
    for figure, count in [("nodes", len(plain)), ("edges", plain.size()), ("components", len(parts))]:
        if counts[figure] != count:
            wrong.append(f"{figure}: {counts[figure]}, networkx {count}")
    betweenness = networkx.betweenness_centrality(plain)
    for node, data in json_graph.nodes(data=True):
        if data["degree"] != plain.degree[node]:
            wrong.append(f"degree of {node}")
        if abs(data["betweenness"] - betweenness[node]) > 1e-9:
            wrong.append(f"betweenness of {node}: {data['betweenness']}, networkx {betweenness[node]}")
    for part_of in parts:
        if len({json_graph.nodes[node]["component"] for node in part_of}) != 1:
            wrong.append("a component has two numbers")
    cited = {}
    for source, target, data in json_graph.edges(data=True):
        if data["kind"] == "citation":
            cited.setdefault(json_graph.nodes[source]["section"], set()).add(target)
    name = lambda iri: tuple(json_graph.nodes[iri].get(key, "") for key in ["agreement", "domain", "number"])
    place = lambda row, prefix: tuple(row.get(prefix + key, "") for key in ["agreement", "domain", "number"])
    cited = {name(section): decisions for section, decisions in cited.items() if section in json_graph}
    alike = rows(run(binary, "analyse", "alike", *part, "--limit", "0", "--format", "csv"))
    for row in alike:
        one, other = cited[place(row, "")], cited[place(row, "other_")]
        if abs(float(row["jaccard"]) - len(one & other) / len(one | other)) > 1e-6:
            wrong.append(f"jaccard of {row}")
    sections = list(cited)
    pairs = sum(bool(cited[a] & cited[b]) for i, a in enumerate(sections) for b in sections[i + 1:])
    if pairs != len(alike):
        wrong.append(f"{len(alike)} pairs of sections, counted again {pairs}")
    if shutil.which("dot"):
        subprocess.run(["dot", "-Tcanon"], input=write("dot"), check=True, capture_output=True, text=True)
    else:
        print("skipped: Graphviz is not installed")
    print(f"{len(plain)} nodes, {plain.size()} edges, {len(parts)} components, {len(alike)} pairs of sections")
    print(*wrong[:20], sep="\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
