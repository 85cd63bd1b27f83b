"""`python -m tools.messages` brings the message files up to date; `--check` changes nothing.

Exit codes: 0 all is well, 1 a file is stale (with --check), 2 a message can not be found.
"""

from __future__ import annotations

import argparse
import sys

from tools.messages.extraction import ROOT, UnfitMessageError, messages
from tools.messages.files import wanted_files


def main() -> int:
    """Extract, update or compare, and say what was done."""
    parser = argparse.ArgumentParser(prog="python -m tools.messages", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail on a difference")
    chosen = parser.parse_args()
    try:
        files = wanted_files(messages())
    except UnfitMessageError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    stale = [
        path for path, wanted in files.items() if not path.is_file() or path.read_bytes() != wanted
    ]
    for path in stale:
        print(f"{'stale' if chosen.check else 'changed'}: {path.relative_to(ROOT)}")
        if not chosen.check:
            path.write_bytes(files[path])
    if stale and chosen.check:
        print("Run `make messages` and commit the files.")
    return 1 if stale and chosen.check else 0


if __name__ == "__main__":
    raise SystemExit(main())
