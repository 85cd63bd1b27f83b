"""The atlas of Parley: every border dispute on one world map."""

from parley.ui.atlas import atlas
from parley.ui.chrome import frame

frame("Atlas")
atlas()
