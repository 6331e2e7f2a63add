"""Who can complete a form: findings weighed for each territory, in people and in orders.

The definition, which every report that uses it repeats:

- A territory is *blocked* where an error of a kind that keeps a value out names it, on a control that has to be
  filled in.
- It is *hindered* where any other error or warning names it, or where a control keeps out a value that people
  everywhere may have: such a finding concerns some people of each territory, never a territory as such.
- Else its people *can complete* the form. Advice never counts, nor do findings that somebody chose to ignore; those in
  the baseline do.
"""
