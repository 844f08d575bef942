"""Picture symbols: sets, the catalogue of them, and how words find their pictures."""
