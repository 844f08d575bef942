"""The parts that every care symbol is put together from."""
