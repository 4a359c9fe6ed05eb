"""The texts of the pages "How AcuTrack decides" and "What is protected", kept for readers."""
