"""The briefing: steps of a script, each resolved to a picture, blocks beside it, and notes."""

from parley.briefing.edition import Edition
from parley.briefing.scripts import gathered, script_of
from parley.briefing.sheets import Sheet, sheet_of

__all__ = ["Edition", "Sheet", "gathered", "script_of", "sheet_of"]
