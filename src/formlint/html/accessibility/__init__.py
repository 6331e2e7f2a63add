"""Accessible names and descriptions: what people who listen to a page hear of its fields, buttons and groups.

They follow the Accessible Name and Description Computation and the HTML Accessibility API Mappings as far as markup
decides: references, aria-label, the native labels, legends and texts for pictures, contents, title and placeholder.
What only style sheets or scripts can tell is left alone; what template code writes makes a name unknown.

source: https://www.w3.org/TR/accname-1.2/ and https://www.w3.org/TR/html-aam-1.0/
"""
