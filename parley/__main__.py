"""The command line: check, list, new, format, export and document geodata/ without the app.

Exit codes: 0 all is well, 1 something is to be mended, 2 the command was not understood.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from parley.catalog import GEODATA, Catalog, Problem, Severity
from parley.catalog.documenting import UnknownTableError, with_tables
from parley.catalog.formatting import format_folder
from parley.catalog.listing import summary
from parley.model.fields import SLUG

FORMS = ("csv", "geojson", "gpkg", "html", "pdf", "png", "pptx", "svg")
SIZES = ("a4", "a4-portrait", "a3", "a3-portrait", "slide")
SPECIMEN = "graustark-ruritania"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    chosen = command_line().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = chosen.run
    return run(chosen)


def command_line() -> argparse.ArgumentParser:
    """Every command with its options; `run` holds the function that does it."""
    parser = argparse.ArgumentParser(prog="python -m parley", description=__doc__)
    parser.add_argument("--geodata", type=Path, default=GEODATA, help="the folder to read")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="report everything that is wrong, in one run")
    check.add_argument("--json", action="store_true", help="print problems as JSON")
    check.add_argument("--dispute", action="append", help="only this dispute; may be repeated")
    check.add_argument("--strict", action="store_true", help="fail on warnings too")
    check.set_defaults(run=_check)
    listing = commands.add_parser("list", help="list the disputes with their counts")
    listing.add_argument("--json", action="store_true", help="print as JSON")
    listing.set_defaults(run=_list)
    new = commands.add_parser("new", help="make a folder for a dispute from the specimen")
    new.add_argument("slug", help="lower-case letters, digits and hyphens")
    new.set_defaults(run=_new)
    layout = commands.add_parser("format", help="put every file into its canonical layout")
    layout.add_argument("--check", action="store_true", help="change nothing; fail on a difference")
    layout.set_defaults(run=_format)
    export = commands.add_parser("export", help="write a view of a day as a file")
    export.add_argument("slug", help="a dispute that `list` shows, or world")
    export.add_argument("--as", dest="form", choices=FORMS, required=True)
    export.add_argument("--out", type=Path, help="the file to write; - prints it")
    export.add_argument("--view", default="neutral", help="neutral, de_facto or the id of a party")
    export.add_argument("--on", default="", help="the day, 2020-12-01; the newest when left out")
    export.add_argument("--size", choices=SIZES, default="a4", help="of a png or svg")
    export.add_argument(
        "--dpi", type=int, default=150, help="pixels to an inch of a png, 36 to 600"
    )
    export.add_argument("--steps", default="", help="of a briefing, 1-4 or 2,5; all when left out")
    export.set_defaults(run=_export)
    tables = commands.add_parser("document", help="make the tables of geodata/README.md new")
    tables.add_argument("--check", action="store_true", help="change nothing; fail on a difference")
    tables.set_defaults(run=_document)
    return parser


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _check(chosen: argparse.Namespace) -> int:
    if sys.stderr.isatty():
        sys.stderr.write("Reading geodata…\n")
    catalog = Catalog.load(chosen.geodata, only=chosen.dispute)
    problems: Sequence[Problem] = catalog.problems
    for slug in chosen.dispute or ():
        if not (chosen.geodata / "disputes" / slug).is_dir():
            place = f"{chosen.geodata.name}/disputes/{slug}"
            problems = [
                *problems,
                Problem(place, "is not a folder", "Use a slug that `list` shows"),
            ]
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if chosen.json:
        _say(json.dumps([problem.as_json() for problem in problems], ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            _say(f"{problem.severity.value}: {problem}")
        warnings = len(problems) - len(errors)
        _say(f"{len(catalog.disputes)} disputes, {len(errors)} errors, {warnings} warnings")
    return 1 if errors or (chosen.strict and problems) else 0


def _list(chosen: argparse.Namespace) -> int:
    catalog = Catalog.load(chosen.geodata)
    rows = [summary(dispute, catalog) for dispute in catalog.disputes.values()]
    if chosen.json:
        _say(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        counts = ", ".join(f"{count} {name}" for name, count in row["counts"].items())
        _say(f"{row['slug']}: {row['stage']}, as of {row['as_of']}; {counts}")
    return 0


def _new(chosen: argparse.Namespace) -> int:
    target = chosen.geodata / "disputes" / chosen.slug
    if not SLUG.fullmatch(chosen.slug):
        sys.stderr.write(f"{chosen.slug!r} is not a slug. Write lower-case letters and hyphens.\n")
        return 2
    if target.exists():
        sys.stderr.write(f"{target} exists. Choose another slug, or edit what is there.\n")
        return 1
    shutil.copytree(GEODATA / "specimen" / "disputes" / SPECIMEN, target)
    _say(f"Made {target} from the specimen. Replace its rows, then run `python -m parley check`.")
    return 0


def _format(chosen: argparse.Namespace) -> int:
    roots = [chosen.geodata]
    if (chosen.geodata / "specimen").is_dir():
        roots.append(chosen.geodata / "specimen")
    changed = [path for root in roots for path in format_folder(root, write=not chosen.check)]
    for path in changed:
        _say(f"{'would change' if chosen.check else 'changed'}: {path}")
    return 1 if chosen.check and changed else 0


def _export(chosen: argparse.Namespace) -> int:
    # Imported here: tables and GDAL take a second to wake, and `check` needs neither.
    from parley.cartography.papers import PAPERS  # noqa: PLC0415
    from parley.outputs import exporting  # noqa: PLC0415
    from parley.outputs.geofiles import FORMATS  # noqa: PLC0415

    catalog = Catalog.load(chosen.geodata)
    if not 36 <= chosen.dpi <= 600:
        sys.stderr.write(f"{chosen.dpi} is no resolution of a picture. Write --dpi 36 to 600.\n")
        return 2
    try:
        extract = exporting.extract_of(catalog, chosen.slug, chosen.view, chosen.on)
        if chosen.form in FORMATS:
            payload = FORMATS[chosen.form][2](extract)
        elif chosen.form in exporting.PICTURES:
            paper = PAPERS[chosen.size]
            payload = exporting.picture(extract, chosen.form, paper, chosen.dpi)
        else:
            script = exporting.script(extract, chosen.steps, chosen.view, chosen.on)
            edition = exporting.edition_of(extract)
            payload = exporting.BRIEFINGS[chosen.form][2](script, edition)
    except exporting.UnknownExportError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if str(chosen.out) == "-":
        sys.stdout.buffer.write(payload)
        return 0
    target = chosen.out or Path(f"{extract.name}.{chosen.form}")
    target.write_bytes(payload)
    _say(f"Wrote {target}: {extract.about['view']}, {extract.day}.")
    return 0


def _document(chosen: argparse.Namespace) -> int:
    path = chosen.geodata / "README.md"
    try:
        page = path.read_text(encoding="utf-8")
        wanted = with_tables(page)
    except FileNotFoundError:
        sys.stderr.write(f"{path} is missing. Run this where the contributor's page is.\n")
        return 1
    except UnknownTableError as error:
        sys.stderr.write(f"{path}: {error}.\n")
        return 1
    if page == wanted:
        return 0
    if not chosen.check:
        path.write_text(wanted, encoding="utf-8")
    _say(f"{'would change' if chosen.check else 'changed'}: {path}")
    return 1 if chosen.check else 0


if __name__ == "__main__":
    raise SystemExit(main())
