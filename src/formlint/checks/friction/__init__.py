"""Rules on what makes people leave a form without a word: advice, off unless it is chosen."""
