"""Rules on HTML markup: attributes, values, and references."""
