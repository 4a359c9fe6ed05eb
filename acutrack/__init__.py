"""AcuTrack: a private diary for pain and acupuncture. README.md here shows the house."""

__version__ = "0.1.0"
