"""What follows single sessions and courses, and one kind of session beside another."""
