"""What a person chose for this computer: one frozen dataclass in one small file."""
