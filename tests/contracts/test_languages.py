"""The language of a session reaches every run and every page that it leads to."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*(ROOT / "parley" / "ui").glob("*.py"), *(ROOT / "pages").glob("*.py")])
LANGUAGES = ROOT / "parley" / "ui" / "languages.py"
KEEPING = {"with_language", "dossier_address"}


def calls(path):
    """Every call of a module with the name that is called: `st.switch_page`, `say`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def keeps_the_language(node):
    """Whether an address is made, or was made before, by what adds the language to it."""
    return any(
        isinstance(part, ast.Call) and ast.unparse(part.func).rpartition(".")[2] in KEEPING
        for part in ast.walk(node)
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_way_to_another_page_keeps_the_language(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kept = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and keeps_the_language(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call, name in calls(path):
        if name not in {"st.switch_page", "st.page_link"}:
            continue
        address = next((word.value for word in call.keywords if word.arg == "query_params"), None)
        known = isinstance(address, ast.Name) and address.id in kept
        assert known or (address is not None and keeps_the_language(address)), (
            f"{path.name}:{call.lineno} loses the language. Write "
            "query_params=with_language({...}) (parley/ui/languages.py)."
        )


@pytest.mark.parametrize("path", [p for p in PAGES if p != LANGUAGES], ids=lambda path: path.name)
def test_a_part_that_runs_alone_speaks_the_language_of_the_session(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        if any(ast.unparse(each).startswith("st.fragment") for each in node.decorator_list):
            spoken = any("speak()" in ast.unparse(line) for line in node.body[:2])
            assert spoken, (
                f"{path.name}:{node.lineno} {node.name} runs in English. Decorate it with "
                "@fragment, or begin it with speak() (parley/ui/languages.py)."
            )
