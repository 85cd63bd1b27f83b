"""The dossier of one dispute: /dispute?dispute=<slug>."""

from parley.ui.chrome import frame
from parley.ui.dossier import dossier

frame("Dossier", named=False)
dossier()
