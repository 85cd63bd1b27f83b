"""Two disputes, two dates or two views side by side: /compare?a=<slug>&b=<slug>."""

from parley.ui.chrome import frame
from parley.ui.compare import compare

frame("Compare")
compare()
