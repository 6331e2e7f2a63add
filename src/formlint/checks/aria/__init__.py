"""Rules on the states and properties of WAI-ARIA that stand on form controls."""
