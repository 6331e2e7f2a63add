"""Rules on questions that several fields answer together."""
