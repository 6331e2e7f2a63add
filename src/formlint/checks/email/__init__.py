"""Rules on e-mail addresses."""
