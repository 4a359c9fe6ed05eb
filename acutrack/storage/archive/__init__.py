"""A casebook, or one person's part of it, as one documented file of plain text: all or nothing.

The file is a ZIP of JSON lines and a manifest; `resources/help/archive.md` describes it for whoever
reads it with another program.
"""
