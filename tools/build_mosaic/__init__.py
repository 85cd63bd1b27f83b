"""Build the world mosaic of areas and borders from pinned public packages."""
