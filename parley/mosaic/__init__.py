"""The world mosaic: areas, the edges between them, and who holds what."""
