"""Maps: how the state of the disputes is drawn."""
