"""Opening a contributed file: size, encoding and absence, without a raw exception."""

from __future__ import annotations

from pathlib import Path

from parley.catalog.problems import Problem

MAX_BYTES = 5_000_000


def relative(path: Path, root: Path) -> str:
    """The path as messages print it: from the folder that holds geodata, with slashes."""
    try:
        return path.relative_to(root.parent).as_posix()
    except ValueError:
        return path.as_posix()


def read_text(path: Path, root: Path, problems: list[Problem]) -> str | None:
    """The text of a UTF-8 file (with or without byte order mark), or None with a Problem."""
    place = relative(path, root)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            problems.append(Problem(place, f"holds {size / 1e6:.1f} MB", "Keep a file under 5 MB"))
            return None
        raw = path.read_bytes()
    except FileNotFoundError:
        problems.append(Problem(place, "is missing", "Add it, if only with its header line"))
        return None
    except OSError as error:
        found = f"can not be read ({error.strerror or 'unknown reason'})"
        problems.append(Problem(place, found, "Check that it is a plain file with read permission"))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(
            Problem(place, "is not UTF-8 here", "Save the file as UTF-8 text", line=line)
        )
        return None
