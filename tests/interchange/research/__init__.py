"""What goes to a study tells of nobody."""
