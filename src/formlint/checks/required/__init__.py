"""Rules on what is demanded though not everybody has it, or can see it."""
