"""Rules on payment cards."""
