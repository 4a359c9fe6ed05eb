"""Numbers in, numbers out: what a diary says, and what it cannot say.

Imports the domain (and numpy, and of scipy only `special`) alone. Decided here: lower is better
throughout; averages are shown to one decimal, and differences are taken from the shown averages so
that a reader can check them; missing days stay missing; a before-and-after diary never says why
something changed. The way in for plain arrays is `assess.assess`, for a diary `reviews`.
"""
