"""The languages of JavaScript patterns: what a `pattern` accepts, compared exactly, with the shortest proof."""
