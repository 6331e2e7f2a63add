"""Rules on contradictions between what a page shows and what it accepts."""
