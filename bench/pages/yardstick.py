"""The least that Streamlit can do: a fragment with a button and a text."""

import gc

import streamlit as st


@st.cache_resource
def settle() -> None:
    """Give the empty page the same treatment of the heap as the app gives itself."""
    gc.collect()
    gc.freeze()


@st.fragment
def body() -> None:
    """Count the clicks."""
    count = st.session_state.get("count", 0) + st.button("Count")
    st.session_state["count"] = count
    st.text(f"count {count}")


settle()
body()
