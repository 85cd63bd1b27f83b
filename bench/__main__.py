"""Measure the app in one run: `make bench`, or `python -m bench --only clicks bytes`."""

from __future__ import annotations

import argparse

from bench.browsing import chromium
from bench.load import catalogue, viewers
from bench.report import Report
from bench.responses import clicks, start_to_atlas
from bench.serving import ROOT
from bench.switching import switching
from bench.weights import weights


def main() -> None:
    """Run what was asked for and print the table as it grows."""
    parts = ["start", "clicks", "switching", "bytes", "viewers", "catalogue"]
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=parts, default=parts)
    parser.add_argument("--rounds", type=int, default=12, help="inputs of each kind")
    parser.add_argument("--soak", type=float, default=0, help="minutes that the readers stay")
    chosen = parser.parse_args()
    report = Report()
    if {"start", "clicks", "switching", "bytes"} & set(chosen.only):
        with chromium() as browser:
            if "start" in chosen.only:
                start_to_atlas(report, browser)
            if "clicks" in chosen.only:
                clicks(report, browser, chosen.rounds)
            if "switching" in chosen.only:
                switching(report, browser, chosen.rounds)
            if "bytes" in chosen.only:
                weights(report, browser)
    if "viewers" in chosen.only:
        viewers(report, chosen.soak)
    if "catalogue" in chosen.only:
        catalogue(report)
    report.write(ROOT / ".cache" / "bench.json")


main()
