"""Third parties: who mediates where, and what became of it."""

from parley.ui.chrome import frame
from parley.ui.third_parties import third_parties_page

frame("Third parties", named=False)
third_parties_page()
