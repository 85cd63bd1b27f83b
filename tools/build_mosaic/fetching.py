"""Fetch the pinned packages with the ordinary clients of their registries.

Only three programs speak to a registry: npm, apt-get and pip, each with whatever mirror
the machine is set up for. A package counts only once its sha256 is the one written in
``packages.csv``.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from .tables import read_table

Row = Mapping[str, str]


def read_packages() -> list[dict[str, str]]:
    """Return the rows of ``packages.csv``."""
    return read_table("packages.csv")


def fetch(packages: list[dict[str, str]], cache: Path) -> dict[str, Path]:
    """Return the archive of every package, fetching those not yet in ``cache``.

    Raises ``ValueError`` if an archive has another checksum than the one pinned, and
    ``RuntimeError`` if a client cannot deliver the pinned version.
    """
    cache.mkdir(parents=True, exist_ok=True)
    archives = {}
    for row in packages:
        path = find(row, cache)
        if path is None:
            _call_client(row, cache)
            path = find(row, cache)
        if path is None:
            msg = f"{row['name']} {row['version']}: the client left no archive in {cache}"
            raise RuntimeError(msg)
        verify(row, path)
        archives[row["name"]] = path
    return archives


def find(row: Row, cache: Path) -> Path | None:
    """Return the archive of a package in ``cache``, or None.

    Registries spell a name in different ways, so hyphen and underscore are one here.
    """
    wanted = _plain(f"{row['name']}-{row['version']}")
    for path in sorted(cache.iterdir()):
        if path.suffix in {".tgz", ".deb", ".whl"} and _plain(path.name).startswith(wanted):
            return path
    return None


def verify(row: Row, path: Path) -> None:
    """Check an archive against its pinned checksum.

    Raises ``ValueError`` naming package, expected and found checksum.
    """
    with path.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != row["sha256"]:
        msg = (
            f"{row['name']} {row['version']} ({path.name}): expected sha256 {row['sha256']}, "
            f"found {found}. Delete the file and fetch again; if it stays so, the package "
            "was replaced upstream and packages.csv must be reviewed."
        )
        raise ValueError(msg)


def _plain(text: str) -> str:
    return text.lower().replace("_", "-").replace("%2b", "+").replace("%3a", ":")


def _call_client(row: Row, cache: Path) -> None:
    name, version = row["name"], row["version"]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", "."]
    commands = {
        "npm": ["npm", "pack", "--silent", f"{name}@{version}"],
        "apt": ["apt-get", "download", f"{name}={version}"],
        "pypi": [
            *pip,
            "--only-binary=:all:",
            "--platform=manylinux2014_x86_64",
            "--python-version=3.11",
            f"{name}=={version}",
        ],
    }
    command = commands[row["registry"]]
    try:
        done = subprocess.run(command, cwd=cache, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        msg = f"{name} {version} comes from {row['registry']}: {command[0]} is not installed"
        raise RuntimeError(msg) from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        msg = (
            f"{row['registry']} does not deliver {name} {version}: {last}. "
            f"Put the archive with sha256 {row['sha256']} into {cache} by hand."
        )
        raise RuntimeError(msg)
