"""Alembic's scripts, from the first schema on; run by `storage.upgrade`, never from a command line.

A script that was released is never altered: it spells out names and values, and imports nothing
of AcuTrack, so that a file of any age goes through the steps it was made for.
"""
