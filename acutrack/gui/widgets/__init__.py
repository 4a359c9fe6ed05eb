"""What pages are made of: values and translated words in, signals out, no records."""
