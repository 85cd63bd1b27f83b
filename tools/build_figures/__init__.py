"""Builds geodata/states/ from a pinned edition of the World Factbook."""
