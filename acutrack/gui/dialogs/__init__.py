"""Windows over the page that deal with files: which one, where to, and what is in it.

Nothing here writes before the person has seen what would be written, and nothing is written over
in silence.
"""
