"""Rules on the on-screen keyboard that a field brings up."""
