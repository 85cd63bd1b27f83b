"""Military diplomacy: the instruments, what followed, and what they teach."""

from parley.ui.chrome import frame
from parley.ui.register import military_diplomacy

frame("Military diplomacy")
military_diplomacy()
