"""The rules. One file is one rule; a folder is a topic."""
