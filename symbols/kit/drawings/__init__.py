"""The drawings, one module a subject; importing them puts every symbol on the list."""

from drawings import (  # noqa: F401, I001  (the order here is the order of the list)
    workers,
    family,
    places,
    events,
    telling,
    doing,
    everyday,
    feelings,
    ideas,
    meaning,
    time,
    health,
    school,
    things,
)
