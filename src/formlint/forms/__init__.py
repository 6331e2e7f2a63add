"""What HTML submits: the forms of a page, their controls, what these ask for and whom they serve."""
