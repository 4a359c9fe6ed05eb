"""Pictures of every page, dialog and PDF page, in every look: `python -m tests.screens`."""
