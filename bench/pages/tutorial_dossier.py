"""The whole dossier as tutorials build one: our widgets, our texts in tabs, their map.

Nothing is heavier than it has to be: texts are Markdown and not tables that scroll, and what
the downloads hold is made of the same texts.
"""

import streamlit as st
from tutorial_map import SLUG, catalog, chosen, plain_map

from parley.catalog.spans import first_day, last_day, views_of
from parley.language import LANGUAGES
from parley.ui.chrome import PAGES


@st.cache_data
def texts() -> dict[str, str]:
    """What the panels say, a list each."""
    shared = catalog()
    dispute = shared.disputes[SLUG]
    name = shared.actor_name
    return {
        "Overview": dispute.identity.status,
        "Claims and control": "\n".join(
            f"- {name(row.party)} {row.position.label}: {row.basis}" for row in dispute.positions
        ),
        "Security posture": "\n".join(
            f"- {name(row.party)}, {row.title}: {row.detail}" for row in dispute.posture
        ),
        "Timeline": "\n".join(
            f"- {row.when.words}: {row.title}. {row.detail}" for row in dispute.timeline
        ),
        "Mediation": "\n".join(f"- {row.title}: {row.mandate}" for row in dispute.mediation),
        "Measures": "\n".join(f"- {row.title}: {row.detail}" for row in dispute.measures),
        "Sources": "\n".join(f"- {row.producer}, {row.title}" for row in dispute.sources),
    }


st.set_page_config(layout="wide")
dispute, panels = catalog().disputes[SLUG], texts()
with st.container(horizontal=True):
    for _, page in PAGES:
        st.link_button(page, "/")
    st.selectbox("Language", list(LANGUAGES.values()), label_visibility="collapsed", width=130)
st.title(dispute.name)
st.caption(" · ".join(name.text for name in dispute.identity.names))
left, right = st.columns([1.42, 1])
with left, st.container(horizontal=True):
    st.segmented_control("World view", views_of(dispute), label_visibility="collapsed")
    first, last = first_day(dispute), last_day(dispute)
    st.date_input("As of", last, first, last, label_visibility="collapsed", width=170)
with left:
    returned = plain_map()
with right:
    st.text(chosen(returned))
    for tab, text in zip(st.tabs(list(panels)), panels.values(), strict=True):
        tab.markdown(text)
with st.container(horizontal=True):
    st.caption("Natural Earth. A line on this map takes no side.")
    for what in ("In words", "Side by side", "Present"):
        st.button(what)
    with st.popover("Download"):
        for what, text in panels.items():
            st.download_button(what, text, f"{what}.txt")
