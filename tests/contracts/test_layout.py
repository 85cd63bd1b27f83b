"""The shape of the house: who may import whom, how long a module may grow, what is never written.

Each message says what to do instead.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = sorted((ROOT / "parley").rglob("*.py"))
PAGES = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))]
SOURCES = PACKAGE + PAGES
ASSETS = sorted(
    path for path in (ROOT / "parley" / "assets").rglob("*") if path.suffix in {".js", ".css"}
)
CHROME = ROOT / "parley" / "ui" / "chrome.py"

MODULE_LINES = 260
PAGE_LINES = 60
FILE_BYTES = 5_000_000

# Names that say nothing about what a thing is.
VAGUE = re.compile(r"^_*(data|utils?|managers?|helpers?)$", re.IGNORECASE)
# folium puts what it is given here into the page as markup; a place name may hold a `<`.
RAW_MARKUP = {"Popup", "Tooltip", "GeoJsonTooltip", "GeoJsonPopup", "DivIcon"}
ADDRESS = re.compile(r"""(?:https?:|["'(])//[a-z0-9-]+(?:\.[a-z0-9-]+)+""", re.IGNORECASE)
# Names of XML namespaces, which no browser ever asks for.
NAMESPACE = "www.w3.org"


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=named(path))


def tracked() -> list[Path]:
    """Files that git knows or would take, so that installed and built ones do not count."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).exists()]


def test_imports_run_downward():
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"]
    contract = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert contract.returncode == 0, contract.stdout + contract.stderr


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_knows_only_streamlit_and_parley(path):
    known = {"parley", "streamlit"} | sys.stdlib_module_names
    imported = {
        name
        for node in ast.walk(tree(path))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    foreign = sorted(name for name in imported if name.partition(".")[0] not in known)
    assert not foreign, f"{named(path)} imports {foreign}: that work belongs below parley.ui"


def test_streamlit_finds_the_pages_by_their_folder():
    called = [
        f"{named(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"navigation", "Page"}
    ]
    assert not called, f"st.navigation breaks cold deep links beside a pages/ folder: {called}"


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_module_stays_short(path):
    limit = PAGE_LINES if path in PAGES else MODULE_LINES
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= limit, f"{named(path)} has {lines} lines, {limit} are allowed: part it in two"


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_names_say_what_a_thing_is(path):
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    names = [node.name for node in ast.walk(tree(path)) if isinstance(node, definitions)]
    names += [path.stem, *(part for part in path.relative_to(ROOT).parts[:-1])]
    vague = sorted({name for name in names if VAGUE.match(name)})
    assert not vague, f"{named(path)}: {vague} could mean anything; name what it holds or does"


def markup(node: ast.AST) -> str | None:
    """Name the door that this node opens to markup, if it opens one."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in RAW_MARKUP:
            return name
        case ast.ImportFrom(names=names, module=module) if (module or "").startswith("folium"):
            return next((alias.name for alias in names if alias.name in RAW_MARKUP), None)
        case ast.Call(func=ast.Attribute(value=ast.Name(id="st"), attr="html")):
            return "st.html"
        case ast.keyword(arg="unsafe_allow_html" | "unsafe_allow_javascript" as name):
            return name
        case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="v1"), attr="html" | "iframe")):
            return "components.v1"
    return None


@pytest.mark.parametrize("path", [p for p in SOURCES if p != CHROME], ids=named)
def test_no_text_becomes_markup(path):
    doors = [f"{node.lineno}: {door}" for node in ast.walk(tree(path)) if (door := markup(node))]
    assert not doors, (
        f"{named(path)} {doors}: text from geodata/ must reach the page as text. "
        "Constant styles of our own go through parley/ui/chrome.py."
    )


def test_the_one_door_to_markup_is_a_constant():
    """What chrome.py hands to the page holds no words from geodata/, so no f-string either."""
    if not CHROME.exists():
        pytest.skip("parley/ui/chrome.py injects nothing yet")
    imported = {
        node.module or "" for node in ast.walk(tree(CHROME)) if isinstance(node, ast.ImportFrom)
    }
    content = sorted(m for m in imported if m.startswith(("parley.catalog", "parley.model")))
    assert not content, f"parley/ui/chrome.py reads {content}: it may inject constants only"


@pytest.mark.parametrize(
    "path", ASSETS + [p for p in PACKAGE if (ROOT / "parley" / "ui") in p.parents], ids=named
)
def test_no_address_of_another_machine(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [
        f"{named(path)}:{number} {address}"
        for number, line in enumerate(lines, start=1)
        for address in ADDRESS.findall(line)
        if NAMESPACE not in address
    ]
    assert not found, f"The app must work without a network; serve it from static/: {found}"


def test_no_file_is_too_large_to_review():
    mosaic = ROOT / "geodata" / "mosaic"
    large = [
        named(path)
        for path in tracked()
        if mosaic not in path.parents and path.stat().st_size > FILE_BYTES
    ]
    assert not large, f"{large}: over {FILE_BYTES:,} bytes; only geodata/mosaic/ may hold such"


def test_the_readme_opens_with_the_two_commands():
    opening = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:20])
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    for command in ("run", "test"):
        assert f"make {command}" in opening, f"README.md: say `make {command}` in its first lines"
        assert command in targets, f"Makefile: there is no `make {command}`"


def test_every_command_is_told_in_the_contributors_page():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    commands = re.findall(r"^([a-z-]+):.*## ", makefile, flags=re.MULTILINE)
    missing = [name for name in commands if name != "help" and f"make {name}" not in told]
    assert not missing, f"CONTRIBUTING.md does not tell of {missing}"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    asked = [line.partition("#")[0].strip() for line in lines]
    loose = [line for line in asked if line and not line.startswith("-r ") and "==" not in line]
    assert not loose, f"{name}: {loose} could change under us; pin it with =="
