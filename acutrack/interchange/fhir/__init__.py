"""FHIR R4: a person's record as one Bundle that other clinical software reads, and back.

Each resource says what FHIR has an element for; what it has none for stands in one extension of
our own, under the names of the columns that `resources/help/files.md` explains. Reading goes the
same way: an element that is there is believed before the extension.
"""
