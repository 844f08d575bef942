"""The drawings, one module a subject; importing them puts every symbol on the list."""

from drawings import feelings, people, places, events, ideas  # noqa: F401, I001  (order of the list)
