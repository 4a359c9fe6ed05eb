"""Records for a study: who they are of is not in them.

Decided here: what goes out is listed field by field (`variables`), so that a field nobody thought
of stays in. Free words never go out. After the Safe Harbor list of the HIPAA Privacy Rule, 45 CFR
164.514(b)(2): no names, no places, no dates as they were, ages over 89 as one band.
"""
