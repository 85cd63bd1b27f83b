"""How fast the app answers, measured beside an empty page and the usual way to draw a map."""
