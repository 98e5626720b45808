# Everything that CI runs, by name. `just` alone lists the recipes.

corpus := "../shared/corpus/regeerakkoord-2019-2024"
python := env("PYTHON", "python3")

[private]
default:
    @just --list

# What a newcomer runs first: build the bundled data.
build:
    cargo run --release -- build

# All tests.
test:
    cargo test

# Formatting, as CI wants it.
fmt:
    cargo fmt --all --check

# Lints; a warning is an error.
lint:
    cargo clippy --all-targets -- -D warnings

# Documentation; a broken link is an error.
doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# Benchmarks: run them.
bench *args:
    cargo bench --bench pipeline {{args}}

# What building and loading cost beside a bare Oxigraph load, and how both grow.
ratios:
    cargo bench --bench ratios

# Benchmarks compile; examples do with the tests.
bench-compiles:
    cargo bench --no-run --bench pipeline --bench ratios

# Fuzz each target for some seconds (needs cargo-fuzz and a nightly toolchain).
fuzz seconds="60":
    cd fuzz && for target in $(cargo +nightly fuzz list); do cargo +nightly fuzz run "$target" -- -max_total_time={{seconds}}; done

# Outside judges: pySHACL, rdflib, networkx, krippendorff, scikit-learn (tests/outside/requirements.txt) on the bundled data, and the real pages when present.
outside store="target/outside.nq":
    cargo build --release
    cargo run --release --quiet -- --quiet build -o {{store}}
    {{python}} tests/outside/shapes.py ontology/shapes.ttl {{store}}
    cargo run --release --quiet -- --quiet build tests/fixtures/small -o {{store}}.small.nq
    {{python}} tests/outside/shapes.py ontology/shapes.ttl {{store}}.small.nq
    cargo run --release --quiet -- --quiet build tests/fixtures/table -o {{store}}.table.nq
    {{python}} tests/outside/shapes.py ontology/shapes.ttl {{store}}.table.nq
    {{python}} tests/outside/catalogue.py "${CARGO_TARGET_DIR:-target}/release/pledgebase" {{store}} {{store}}.small.nq {{store}}.table.nq
    {{python}} tests/outside/readback.py "${CARGO_TARGET_DIR:-target}/release/pledgebase" {{store}}
    {{python}} tests/outside/answers.py "${CARGO_TARGET_DIR:-target}/release/pledgebase" {{store}}
    {{python}} tests/outside/network.py "${CARGO_TARGET_DIR:-target}/release/pledgebase" {{store}} "Binnenlands bestuur en stedenbeleid/2.1"
    {{python}} tests/outside/network.py "${CARGO_TARGET_DIR:-target}/release/pledgebase" {{store}}
    {{python}} tests/outside/sampling.py "${CARGO_TARGET_DIR:-target}/release/pledgebase" {{store}}
    cargo build --release --example agreement
    {{python}} tests/outside/agreement.py "${CARGO_TARGET_DIR:-target}/release/examples/agreement"
    if [ -d "{{corpus}}" ]; then \
        cargo run --release --quiet -- --quiet build "{{corpus}}" -o {{store}} && \
        {{python}} tests/outside/shapes.py ontology/shapes.ttl {{store}} && \
        {{python}} tests/outside/network.py "${CARGO_TARGET_DIR:-target}/release/pledgebase" {{store}}; \
    else echo "skipped: {{corpus}} is not there"; fi
    rm -f {{store}} {{store}}.small.nq {{store}}.table.nq

# The document of the query catalogue, from the headers of the queries.
catalogue:
    cargo run --quiet -- queries --format md > docs/queries.md

# Pictures in the documents: draws them again; a test fails when they are stale.
pictures:
    mkdir -p docs/images
    PLEDGEBASE_BLESS=1 cargo test --test all the_pictures_of_the_documents

# Completions and manual pages into a folder.
manual folder="target/manual":
    mkdir -p {{folder}}
    cargo run --release --quiet -- man {{folder}}
    for shell in bash zsh fish; do cargo run --release --quiet -- completions $shell > {{folder}}/pledgebase.$shell; done
