"""Rules on comments that hide findings."""
