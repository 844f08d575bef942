"""Feelings: the child's own face, so that every one takes the child's skin and hair."""

from __future__ import annotations

from parts.figure import ME, head
from parts.shapes import Part
from register import add


def face(mood: str) -> Part:
    """The child's face, filling the picture."""
    return head(64, 69, 46, ME, mood)


def _feeling(id: str, keywords: str, alt: str, label: str = "") -> None:
    add(id, label or id, keywords, "feelings", "adjective", alt, lambda: face(id))


_feeling("happy", "glad;pleased;cheerful;smile;joy", "Happy: a child with a wide smile")
_feeling("sad", "unhappy;upset;down;tear", "Sad: a child with the mouth turned down and a tear")
_feeling("worried", "worry;anxious;uneasy", "Worried: a child with wide eyes and a wobbly mouth")
_feeling("angry", "cross;mad;furious;anger", "Angry: a child with brows pulled down and teeth together")
_feeling("scared", "afraid;frightened;fear", "Scared: a child with wide eyes and an open mouth")
