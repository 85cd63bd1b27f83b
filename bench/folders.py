"""How long the catalogue takes to read, with many more disputes than there are."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from bench.serving import ROOT

LOAD = """
import sys, time
from pathlib import Path
from parley.catalog import Catalog
began = time.perf_counter()
catalog = Catalog.load(Path(sys.argv[1]))
print(len(catalog.disputes), (time.perf_counter() - began) * 1000)
"""


def copies(folder: Path, number: int) -> Path:
    """A geodata folder that holds so many copies of the specimen."""
    specimen = ROOT / "geodata" / "specimen"
    root = folder / str(number)
    shutil.copytree(specimen, root, ignore=shutil.ignore_patterns("disputes"))
    original = next((specimen / "disputes").iterdir())
    for copy in range(number):
        shutil.copytree(original, root / "disputes" / f"{original.name}-{copy:03d}")
    return root


def cold_load_ms(root: Path) -> tuple[int, float]:
    """Disputes read and milliseconds taken, by a process that has read nothing before."""
    command = [sys.executable, "-c", LOAD, str(root)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    disputes, milliseconds = done.stdout.split()
    return int(disputes), float(milliseconds)
