"""The PDF: what a physician, and the patient, hold in their hands.

May import charts, analysis, casebook, text and domain; it is the only package that knows reportlab.
Decided here: everything is drawn straight onto the page at fixed millimetre places, because page 1
must look the same every time; only TrueType subsets are embedded; the same input gives the same
bytes; what is gathered (`content`) knows nothing of how it is drawn.
"""
