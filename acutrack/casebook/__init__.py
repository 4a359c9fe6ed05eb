"""The one way to read and write the diary.

Imports the domain only. Decided here: nothing else writes, so saving, undo, redo, import and the
second-window check are the same few lines; edits outlive a restart, so undo does too.
"""
