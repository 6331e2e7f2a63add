"""Rules on dates and their parts."""
