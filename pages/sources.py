"""Sources, coverage and freshness of every dossier."""

from parley.ui.chrome import frame
from parley.ui.reference import sources_page

frame("Sources")
sources_page()
