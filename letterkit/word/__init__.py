"""Word files: read with care, because they come from outside."""
