"""V, the valid values: what people truly have to enter into a field, and what the page itself shows as examples."""
