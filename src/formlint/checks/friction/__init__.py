"""Rules on what makes people abandon a form: advice, off by default."""
