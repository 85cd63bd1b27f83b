"""The atlas of Parley: every border dispute on one world map.

Streamlit runs this file as a page. A server imports it and finds the whole app.
"""

if __name__ == "__main__":
    from parley.ui.atlas import atlas
    from parley.ui.chrome import frame

    frame("Atlas")
    atlas()
else:
    from streamlit.starlette import App

    from parley.ui.serving import ahead, before

    app = App(__file__, middleware=before(__file__), lifespan=ahead)
