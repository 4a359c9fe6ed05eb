"""Where the rooms are joined: storage, files, report, command line and window.

May import everything; nothing imports it but `__main__`. Decided here: which store stands behind
the casebook, where the log goes, and that a command without a window never loads Qt.
"""
