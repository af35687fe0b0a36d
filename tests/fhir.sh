#!/usr/bin/env bash
# The FHIR bundles of a chart, at every level of sharing, read by the public models (fhir.resources, R4B).
# Needs the network once, for pip: tests/fhir.sh target/debug/knotmap [CHART]
set -euo pipefail
program=$(realpath "$1")
chart=$(realpath "${2:-examples/jeffrey.ron}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv models
models/bin/pip install --quiet fhir.resources
"$program" export "$chart" -o all.json
for part in names own-words notes questions health therapists dates; do
    "$program" export "$chart" -o "without-$part.json" --leave-out "$part"
done
"$program" export "$chart" -o pack.zip
python3 -c 'import zipfile; zipfile.ZipFile("pack.zip").extract("bundle.json")'
models/bin/python - ./*.json <<'PYTHON'
import collections
import sys

from fhir.resources.R4B.bundle import Bundle

for path in sys.argv[1:]:
    bundle = Bundle.model_validate_json(open(path).read())
    again = Bundle.model_validate_json(bundle.model_dump_json())
    kinds = collections.Counter(entry.resource.get_resource_type() for entry in again.entry)
    print(path, dict(kinds))
PYTHON
