"""Signing in: passwords, tries, sessions, and the guard in front of every page."""
