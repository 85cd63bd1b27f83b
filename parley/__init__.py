"""Parley: who claims, who controls and who talks, for the world's border disputes."""

__version__ = "0.1.0"
