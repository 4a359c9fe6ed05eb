"""A person who was erased for good is in no byte of what AcuTrack keeps."""
