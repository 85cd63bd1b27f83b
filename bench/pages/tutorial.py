"""The dossier's map as tutorials draw one, and the name of what was clicked; nothing else."""

import streamlit as st
from tutorial_map import chosen, plain_map

st.set_page_config(layout="wide")
left, right = st.columns([1.42, 1])
with left:
    returned = plain_map()
with right:
    st.text(chosen(returned))
