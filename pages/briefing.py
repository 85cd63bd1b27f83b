"""The briefing on the whole screen: /briefing?dispute=<slug>&step=3."""

from parley.ui.briefing import briefing, on_the_wall
from parley.ui.chrome import frame

frame("Briefing", whole_screen=on_the_wall(), named=False)
briefing()
