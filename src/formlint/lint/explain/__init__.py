"""The reasoning about one control, step by step, for people who doubt a finding or miss one.

For the control at a place of a page: what it asks for and whom its form serves, with the evidence; V, the values that
these people have to enter, each with what becomes of it; A, what the control lets through; K, the keyboards that it
brings up; and what every rule answered that was asked about it.
"""
