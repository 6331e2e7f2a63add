"""What each control of a page asks for, how sure that is, and why.

Every signal about a control (its texts, its name, its type, its options) is read in the page's languages and speaks for
purposes; neighbours and the form they stand in decide between them. See `score` for how evidence adds up.
"""
