#!/usr/bin/env bash
# Builds a fuzz target and runs it, without cargo-fuzz: fuzz/run.sh TARGET SECONDS. Needs nightly Rust and a C++ compiler.
# What is found new goes to a folder of its own, so that the corpus here stays small; a crash is kept in this folder.
set -euo pipefail
cd "$(dirname "$0")"
target=$1
seconds=$2
host=$(rustc +nightly --version --verbose | sed -n 's/^host: //p')
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT

# What `cargo fuzz` hands to the compiler: the address sanitizer, and counters that tell new paths from known ones.
export RUSTFLAGS="--cfg fuzzing -Zsanitizer=address -Ccodegen-units=1 -Cpasses=sancov-module \
-Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
-Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares"
cargo +nightly build --release --target "$host" --bin "$target"
"target/$host/release/$target" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="./$target-" "$found" "corpus/$target"
