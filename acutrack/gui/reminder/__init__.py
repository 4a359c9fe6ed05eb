"""One reminder a day at most, off until chosen, and only while AcuTrack is open.

It says that the day's question is ready: no number, no name, nothing about health, because it shows
on a screen that others may see. It is not shown once the day is answered, and not while the window
is in use: then the question stands there anyway.
"""
