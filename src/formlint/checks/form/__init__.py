"""Rules on forms: which fields belong to them, and how they are submitted."""
