"""Sources, coverage, freshness and even-handedness of every dossier."""

from parley.ui.chrome import frame
from parley.ui.sources import sources_page

frame("Sources")
sources_page()
