"""What the numbers allow to be said, as whole sentences for the person or the physician."""
