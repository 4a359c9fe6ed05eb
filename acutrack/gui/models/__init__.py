"""Tables of records as Qt models; edits go through the casebook and come back as new records."""
