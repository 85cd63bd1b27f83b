"""Text that goes into SVG: escaped, and without the characters that XML forbids."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """Text that no program reads as a tag; quotes too, so that it may stand in an attribute."""
    plain = _FORBIDDEN.sub("", " ".join(text.split()))
    return escape(plain, {'"': "&quot;", "'": "&#39;"})
