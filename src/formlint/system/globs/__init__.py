r"""Patterns of paths: all of a list are matched at once, in time that grows with the path and the list, and no faster.

`*` and `?` stay within a name, `**` goes across folders, `[a-z]`, `[!a-z]` and `[[:alpha:]]` are one of some
characters, `\` takes the special meaning from what follows, `!` before a pattern takes back what those before it mean.
Settings know `{a,b}`, too. There are two kinds of lists: those of settings, and those in files that git reads.
"""
