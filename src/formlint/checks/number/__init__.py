"""Rules on number fields for what is no number."""
