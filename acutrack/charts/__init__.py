"""Charts as plain data: no Qt and no PDF, so one description is painted the same way on both."""
