"""How results are written: one function each, from reports to text."""
