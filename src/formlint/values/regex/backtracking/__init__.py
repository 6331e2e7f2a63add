"""What a pattern costs an engine that backtracks, as those of all browsers do, when it has to refuse a text."""
