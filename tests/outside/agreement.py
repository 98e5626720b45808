#!/usr/bin/env python3
"""Computes agreement again, with the package `krippendorff` and with scikit-learn, on random tables of codes.

usage: agreement.py EXAMPLE
EXAMPLE is the built example `agreement`. Exits with 1 when anything differs.
"""
import csv
import io
import itertools
import random
import subprocess
import sys
import warnings

import krippendorff
import numpy
from sklearn.metrics import cohen_kappa_score, f1_score

FIGURES = ["agreement", "kappa", "alpha", "f1"]


def table(seed):
    """Codes of some coders on some units, some of them missing; some tables have one category only."""
    chance = random.Random(seed)
    categories = ["no", "perhaps", "yes", "contrary"][: chance.choice([1, 2, 3, 4])]
    coders = ["ann", "ben", "cas", "dirk"][: chance.choice([2, 2, 3, 4])]
    faithful, present = chance.random(), chance.choice([1, 0.8, 0.4])
    codes = {}
    for unit in range(chance.choice([3, 20, 80])):
        truth = chance.choice(categories)
        for coder in coders:
            if chance.random() < present:
                said = truth if chance.random() < faithful else chance.choice(categories)
                codes[f"{unit:03}", coder] = said
    return codes


def alpha(codes, units, coders, categories):
    """Nominal; None where it is not defined."""
    coded = [u for u in units if sum((u, c) in codes for c in coders) > 1]
    if len({codes[u, c] for u in coded for c in coders if (u, c) in codes}) < 2:
        return None
    number = lambda u, c: categories.index(codes[u, c]) if (u, c) in codes else numpy.nan
    data = [[number(u, c) for u in coded] for c in coders]
    return krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")


def of_two(codes, units, one, other, category):
    both = [(codes[u, one], codes[u, other]) for u in units if (u, one) in codes and (u, other) in codes]
    if not both:
        return None
    first, second = zip(*both)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        kappa = cohen_kappa_score(first, second)
    used = category in first or category in second
    return {
        "agreement": sum(a == b for a, b in both) / len(both),
        "kappa": None if numpy.isnan(kappa) else kappa,
        "f1": f1_score(first, second, labels=[category], average=None)[0] if used else None,
    }


def expected(codes, category):
    units, coders = sorted({u for u, _ in codes}), sorted({c for _, c in codes})
    said = sorted(set(codes.values()))
    for name in [""] + said:
        # A category against all others.
        of = codes if not name else {key: name if code == name else "" for key, code in codes.items()}
        sought = name or category
        for one, other in itertools.combinations(coders, 2):
            figures = of_two(of, units, one, other, sought)
            if figures:
                figures["alpha"] = alpha(of, units, [one, other], sorted(set(of.values())))
                yield f"{one} {other}", name, figures
        shared = [[c for c in coders if (u, c) in codes] for u in units]
        # Where only two coders share units, all of them are these two.
        if len({c for of_unit in shared if len(of_unit) > 1 for c in of_unit}) > 2:
            yield "all", name, {"alpha": alpha(of, units, coders, sorted(set(of.values()))), "kappa": None}


def answered(example, codes, category):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["unit", "cluster", "group", "coder", "category"])
    writer.writerows([unit, unit, "", coder, code] for (unit, coder), code in codes.items())
    out = subprocess.run([example, category], input=text.getvalue(), check=True, capture_output=True, text=True).stdout
    read = lambda value: float(value) if value else None
    return {
        (row["coders"], row["category"]): {name: read(row[name]) for name in FIGURES}
        for row in csv.DictReader(io.StringIO(out))
    }


def main():
    wrong, compared = 0, 0
    for seed in range(60):
        codes = table(seed)
        if len({coder for _, coder in codes}) < 2:
            continue
        found, sought = answered(sys.argv[1], codes, "yes"), list(expected(codes, "yes"))
        if set(found) != {(coders, name) for coders, name, _ in sought}:
            print(f"table {seed}: other rows: {sorted(set(found) ^ {(c, n) for c, n, _ in sought})}")
            wrong += 1
        for coders, name, figures in sought:
            for figure, value in figures.items():
                ours = found.get((coders, name), {}).get(figure)
                compared += 1
                if (ours is None) != (value is None) or (value is not None and abs(ours - value) > 1e-9):
                    print(f"table {seed}, {coders} {name or 'all'}: {figure} is {ours}, and {value} elsewhere")
                    wrong += 1
    print(f"{compared} figures of agreement compared, {wrong} differ")
    return 1 if wrong or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
