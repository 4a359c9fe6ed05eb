"""The caseload of a practitioner: one row a patient, and why to look at it.

Decided here: a row is made from a few fields of everybody's records, read for all patients at once
(`casebook.everybody`), and never from a diary each. What it says is what the pages of the patient
say: the change is that of the last review that was held, start and level before the first review
come from the same windows. There is no score and no ranking by result; reasons to look are said in
words, and those that can hurt somebody come first.
"""
