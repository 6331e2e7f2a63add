"""The language server: what formlint finds, shown and mended while people type.

The only package that knows pygls (and with it LSP). An editor's text becomes a `Text`, a version of it is `Checked`
once, in a thread, and every answer is computed from that: never from ranges that an editor sends back.
"""
