"""What a reader takes away: the picture of a view on a day as files that other programs open."""
