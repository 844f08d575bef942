"""What keeps the editor safe on the way to and from the browser."""
