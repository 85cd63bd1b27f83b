"""The bar above the editor: title, undo, further steps, the script as a file to keep and open."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from parley.briefing import script_of
from parley.catalog.briefings import LIMIT_BYTES, as_yaml
from parley.catalog.problems import Problem
from parley.language import say, say_many
from parley.model import MAX_STEPS, Briefing, Dispute, Step
from parley.ui import briefing_steps as steps
from parley.ui.briefing_drafts import Source, change, drafts, tell
from parley.ui.briefing_script import Draft
from parley.ui.briefing_state import opened, packed
from parley.ui.languages import speak, with_language
from parley.ui.library import Library
from parley.vocabulary import BriefingBlock

PAGE = "pages/briefing.py"
MOST_TOLD = 12


def bar(shared: Library, source: Source, first: Briefing | None) -> None:
    """Show the bar; what is pressed in it has changed the draft before the next run."""
    kept = drafts()  # the file is made by another thread, which knows no session
    draft = kept[source]
    with st.container(key="edit-bar", horizontal=True, gap="small", vertical_alignment="bottom"):
        key = f"edit-title-{draft.turn}"
        st.text_input(
            say("Title of the briefing"),
            draft.title,
            key=key,
            max_chars=140,
            on_change=lambda: change(source, lambda it: it.named(st.session_state[key])),
        )
        if st.button(say("Present"), key="edit-present"):
            st.switch_page(PAGE, query_params=with_language(_query(source, draft, first)))
        st.button(
            say("Undo"),
            key="edit-undo",
            disabled=not draft.past,
            on_click=change,
            args=(source, Draft.undone),
        )
        _add(shared, source, draft)
        st.download_button(
            say("Download"),
            data=lambda: as_yaml(kept[source].briefing).encode(),
            file_name=Briefing.file,
            mime="application/yaml",
            key="edit-download",
            on_click="ignore",
            help=say("The script as briefing.yaml: to keep, to send, or for a dispute’s folder"),
        )
        _open(source)
        st.button(
            say("Default script"),
            key="edit-default",
            help=say("Can be undone"),
            on_click=change,
            args=(source, lambda it: it.replaced(_default(shared, source, first))),
        )


def _query(source: Source, draft: Draft, first: Briefing | None) -> dict[str, str]:
    shown = [n for n, step in enumerate(draft.steps) if not step.hidden]
    here = sum(1 for n in shown if n < draft.at)
    query = {name: value for name, value in source if value}
    if text := packed(draft.briefing, first):
        query["script"] = text
    return query | ({"step": str(here + 1)} if here else {})


def _default(shared: Library, source: Source, first: Briefing | None) -> Briefing:
    slug = dict(source).get("dispute", "")
    dispute = shared.catalog.disputes.get(slug)
    if dispute is not None:
        return script_of(dispute, steps.edition())
    return first or drafts()[source].briefing


def _add(shared: Library, source: Source, draft: Draft) -> None:
    disputes = shared.catalog.disputes
    order = sorted(disputes, key=lambda slug: disputes[slug].name)
    own = draft.step.dispute if draft.step else None
    with st.popover(say("Add a step")):
        if len(draft.steps) >= MAX_STEPS:
            st.caption(say("A script has at most {most} steps.", most=MAX_STEPS))
            return
        slug = st.selectbox(
            say("Of"),
            ["", *order],
            ["", *order].index(own) if own in disputes else 0,
            format_func=lambda one: disputes[one].name if one else say("The world"),
            key=f"edit-add-of-{own or ''}",
        )
        st.button(
            say("Add"),
            key="edit-add",
            on_click=change,
            args=(source, lambda it: it.with_steps(_new(slug, disputes))),
        )
        if slug:
            st.button(
                say("Add its whole script"),
                key="edit-add-script",
                on_click=change,
                args=(source, lambda it: it.with_steps(*_script(slug, disputes))),
            )


def _new(slug: str, disputes: Mapping[str, Dispute]) -> Step:
    if not slug:
        return Step(title=say("The world"), blocks=(BriefingBlock.DISPUTES,))
    return Step(title=disputes[slug].name, dispute=slug, blocks=(BriefingBlock.STATUS,))


def _script(slug: str, disputes: Mapping[str, Dispute]) -> tuple[Step, ...]:
    return script_of(disputes[slug], steps.edition()).steps


def _open(source: Source) -> None:
    """Open a file: read as strictly as one in a folder, its sound steps kept, the rest told."""
    with st.popover(say("Open a file")):
        st.file_uploader(
            say("A briefing.yaml, at most 300 kB"),
            type=["yaml", "yml"],
            key="edit-file",
            on_change=lambda: _read(source, st.session_state["edit-file"]),
        )


def _read(source: Source, file: UploadedFile | None) -> None:
    """Take an opened file: its sound steps, and a sentence for each of the others."""
    if file is None:
        return
    speak()
    problems: list[Problem] = []
    found = opened(file.read(LIMIT_BYTES + 1), file.name[:60], steps.edition(), problems)
    said = [str(problem) for problem in problems[:MOST_TOLD]]
    if len(problems) > MOST_TOLD:
        left = len(problems) - MOST_TOLD
        said.append(say_many("{count} further problem", "{count} further problems", left))
    if found is None:
        said.append(say("Nothing of the file could be used; the script is as it was."))
    else:
        change(source, lambda it: it.replaced(found))
    tell(*said)
