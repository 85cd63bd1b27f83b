"""What follows from the records: search today; dyads, channels and durations later."""
