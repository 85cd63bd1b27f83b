"""No input raises anything but a Problem: 20,000 spoilt files a run."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from parley.catalog import GEODATA, Catalog
from parley.catalog.problems import Problem
from parley.model import Dispute

SPECIMEN = GEODATA / "specimen"
NAMES = sorted(
    str(path.relative_to(SPECIMEN))
    for path in SPECIMEN.rglob("*")
    if path.is_file() and path.name != "areas.csv"
)
ORIGINAL = {name: (SPECIMEN / name).read_bytes() for name in NAMES}
FILES = 20_000
JUNK = [
    b"\x00",
    b"\xff\xfe",
    b'"',
    b",",
    b"\n",
    b"\r\n",
    b";",
    b"'",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"---\n",
    b"- ",
    b"&a ",
    b"*a ",
    b"!!python/object:os.system ",
    b"<script>",
    b"${x}",
    b"NaN",
    b"Infinity",
    b"1e999",
    b"-1",
    b"99999999999999999999",
    b"null",
    b"true",
    b"9" * 300,
    "１９９８".encode(),
    "\u202e".encode(),
    "é".encode("latin-1"),
    b"[" * 200,
    b"=HYPERLINK(1)",
]
change = st.tuples(
    st.sampled_from(["insert", "delete", "flip", "swap", "double", "cut"]),
    st.floats(0, 1),
    st.floats(0, 1),
    st.sampled_from(JUNK),
)


def spoil(raw: bytes, changes) -> bytes:
    for how, first, second, junk in changes:
        at, to = sorted((int(first * len(raw)), int(second * len(raw))))
        if how == "insert":
            raw = raw[:at] + junk + raw[at:]
        elif how == "delete":
            raw = raw[:at] + raw[min(to, at + 40) :]
        elif how == "flip" and raw:
            place = min(at, len(raw) - 1)
            raw = raw[:place] + bytes([raw[place] ^ 0x20]) + raw[place + 1 :]
        elif how == "swap":
            raw = (
                raw[:at]
                + raw[to : to + 20]
                + raw[at + 20 : to]
                + raw[at : at + 20]
                + raw[to + 20 :]
            )
        elif how == "double":
            raw = raw[:to] + raw[at:]
        else:
            raw = raw[:to]
    return raw


@pytest.mark.property
@pytest.mark.slow
@settings(
    max_examples=FILES // len(NAMES) + 1,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes longer than the run
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(st.lists(change, min_size=1, max_size=4), min_size=len(NAMES), max_size=len(NAMES)))
def test_no_spoilt_folder_raises(all_changes):
    with TemporaryDirectory() as scratch:
        root = Path(scratch) / "geodata"
        shutil.copytree(SPECIMEN / "mosaic", root / "mosaic")
        for name, changes in zip(NAMES, all_changes, strict=True):
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(spoil(ORIGINAL[name], changes))
        catalog = Catalog.load(root)
    assert all(isinstance(problem, Problem) and str(problem) for problem in catalog.problems)
    assert all(isinstance(dispute, Dispute) for dispute in catalog.disputes.values())
