"""Earlier versions of a record: what was different, and the way back to one.

Decided here: a version is told by how it differs from the entry as it is now, field by field, in
the words of the forms; bringing one back is an ordinary edit, so Undo takes it back.
"""
