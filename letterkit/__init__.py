"""letterkit: letters to children in care, of at most three key messages."""

__version__ = "0.1.0"
