"""The layers of a store as rdflib sees them."""
import rdflib


def union(path):
    """All layers of a store as one graph."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format="nquads")
    graph = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        graph.add(triple[:3])
    return graph
