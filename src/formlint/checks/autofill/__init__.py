"""Rules on what browsers and password managers fill in."""
