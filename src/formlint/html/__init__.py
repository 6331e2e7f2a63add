"""Markup: any text becomes a tree of form-relevant elements, with exact ranges and the relations of the HTML standard.

The only package that knows the parser (turbohtml, an HTML parser after the WHATWG standard).
"""
