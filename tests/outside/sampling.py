#!/usr/bin/env python3
"""Draws the random samples of Pledgebase again, from what its documentation says, and compares them promise by promise.

usage: sampling.py PLEDGEBASE STORE.nq
Exits with 1 when anything differs.
"""
import csv
import hashlib
import io
import json
import struct
import subprocess
import sys

ALL = "SELECT DISTINCT ?promise WHERE { ?promise a pb:Promise }"


def run(binary, *arguments):
    return subprocess.run([binary, "--quiet", *arguments], check=True, capture_output=True, text=True).stdout


def rotate(word, by):
    return (word << by | word >> 32 - by) & 0xFFFFFFFF


def quarter(state, a, b, c, d):
    for one, other, by in ((d, a, 16), (b, c, 12), (d, a, 8), (b, c, 7)):
        left, right = (a, b) if one == d else (c, d)
        state[left] = (state[left] + state[right]) & 0xFFFFFFFF
        state[one] = rotate(state[one] ^ state[left], by)


def key_stream(seed):
    """The numbers of a seed: ChaCha20 with the seed as key, eight bytes each."""
    key = struct.unpack("<8I", seed.to_bytes(8, "little") + bytes(24))
    counter = 0
    while True:
        start = [*struct.unpack("<4I", b"expand 32-byte k"), *key, counter & 0xFFFFFFFF, counter >> 32, 0, 0]
        state = list(start)
        for _ in range(10):
            for column in range(4):
                quarter(state, *(column + row * 4 for row in range(4)))
            for column in range(4):
                quarter(state, *((column + row) % 4 + row * 4 for row in range(4)))
        block = struct.pack("<16I", *((word + first) & 0xFFFFFFFF for word, first in zip(state, start)))
        yield from struct.unpack("<8Q", block)
        counter += 1


def draw(frame, size, seed):
    numbers, order = key_stream(seed), sorted(frame)

    def below(bound):
        if bound < 2:
            return 0
        return next(number % bound for number in numbers if number < 2**64 - 2**64 % bound)

    for place in range(size):
        other = place + below(len(order) - place)
        order[place], order[other] = order[other], order[place]
    return order[:size]


def main():
    binary, store = sys.argv[1:3]
    found = json.loads(run(binary, "query", "-s", store, "--format", "json", "--text", ALL))
    frame = [row["promise"]["value"] for row in found["results"]["bindings"]]
    digest = hashlib.sha256("".join(f"{promise}\n" for promise in sorted(frame)).encode()).hexdigest()[:8]
    wrong, compared = 0, 0
    for size, seed in [(1, 1), (len(frame) // 2 or 1, 7), (len(frame), 2**64 - 1)]:
        sheet = run(binary, "sheet", "-s", store, "--sample", str(size), "--seed", str(seed), "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(sheet)))
        words = f"{size} of {len(frame)}, seed {seed}, frame {digest}"
        drawn = list(dict.fromkeys(row["promise"] for row in rows))
        compared += size
        if drawn != draw(frame, size, seed):
            print(f"{words}: other promises are drawn")
            wrong += 1
        if {row["sample"] for row in rows} != {words}:
            print(f"{words}: the sheet says {sorted({row['sample'] for row in rows})}")
            wrong += 1
    print(f"{compared} drawn promises compared, {wrong} samples differ")
    return 1 if wrong or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
