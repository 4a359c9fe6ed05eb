"""The text of the page "How AcuTrack decides", kept for readers of the repository."""
