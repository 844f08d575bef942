"""What can go wrong in the editor, as one tree under letterkit's own.

    WebError                      something in the editor that a person can put right
    ├── NotFound                  no such page or letter, or it is somebody else's
    ├── SignInNeeded              nobody is signed in
    ├── NotYourRole               this page is for another role
    ├── WrongPassword             the address or the password is not right
    ├── TooManyTries              too many wrong passwords; wait
    ├── ForgedRequest             the form did not come from our own page
    ├── NotUnderstood             the request is not one that the editor sends
    ├── TooLarge                  more text or a larger file than the editor takes
    ├── AlreadyThere              a name that must be unique is taken
    ├── Locked                    a sent letter cannot be changed
    ├── Conflict                  somebody else saved first; both texts are kept
    ├── Unreadable                stored text cannot be opened with the keys we have
    ├── StoreUnavailable          the database is locked, full or gone
    └── ServerFault               our mistake

Each class carries its own words, its code and its HTTP status, so that one place
(``webapp.security.failures``) can turn any of them into a page or into JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from letterkit.errors import LetterkitError


class WebError(LetterkitError):
    """Something in the editor that a person can put right."""

    code = "web"
    status = 400
    title = "That did not work"
    says = "The editor could not do that."
    next_step = "Go back and try again."

    def __init__(
        self, message: str | None = None, *, where: str = "", what_to_do: str | None = None
    ) -> None:
        super().__init__(
            self.says if message is None else message,
            where=where,
            what_to_do=self.next_step if what_to_do is None else what_to_do,
        )

    def details(self) -> dict[str, Any]:
        """Return what a program needs beside the words (nothing, unless a subclass adds it)."""
        return {}


class NotFound(WebError):
    """There is no such page or letter, or it belongs to somebody else."""

    code = "not-found"
    status = 404
    title = "We cannot find that page"
    says = "The page or letter you asked for is not here."
    next_step = "Check the address, or go to your letters and open it from there."


class SignInNeeded(WebError):
    """Nobody is signed in, or the time has run out."""

    code = "sign-in-needed"
    status = 401
    title = "Please sign in"
    says = "You are not signed in, or you have been away for a while."
    next_step = "Sign in again. What was saved is still there."


class NotYourRole(WebError):
    """The page is for people with another role."""

    code = "not-your-role"
    status = 403
    title = "This page is for someone else"
    says = "Your account does not open this page."
    next_step = "If you need it for your work, ask the person who looks after accounts."


class WrongPassword(WebError):
    """The address or the password is not right (it is never said which)."""

    code = "wrong-password"
    status = 400
    title = "We could not sign you in"
    says = "The e-mail address or the password is not right."
    next_step = "Check both and try again."


class TooManyTries(WebError):
    """Too many wrong passwords in a short time."""

    code = "too-many-tries"
    status = 429
    title = "Please wait a little"
    says = "There have been too many wrong passwords in a short time."
    next_step = "Wait a quarter of an hour, then try again, or ask for a new password."

    def __init__(self, wait_seconds: int) -> None:
        super().__init__()
        self.wait_seconds = wait_seconds

    def details(self) -> dict[str, Any]:
        """Say how long to wait, in seconds."""
        return {"wait_seconds": self.wait_seconds}


class ForgedRequest(WebError):
    """The form did not come from our own page, or the page is old."""

    code = "forged-request"
    status = 403
    title = "We could not be sure that came from you"
    says = "The page was open for too long, or another site tried to send it for you."
    next_step = "Go back, load the page again, and send it once more. Nothing was changed."


class NotUnderstood(WebError):
    """The request is not one that the editor sends."""

    code = "not-understood"
    status = 400
    title = "We did not understand that"
    says = "Something in what was sent is missing or has the wrong form."
    next_step = "Go back, load the page again, and try once more."


class TooLarge(WebError):
    """More text or a larger file than the editor takes."""

    code = "too-large"
    status = 413
    title = "That is too large"
    says = "What you sent is larger than the editor takes."
    next_step = "Send less text, or a smaller picture or file. Nothing was changed."


class AlreadyThere(WebError):
    """A name that must be unique is taken."""

    code = "already-there"
    status = 409
    title = "That is already there"
    says = "There is one with that name already."
    next_step = "Use another name, or open the one that is there."


class Locked(WebError):
    """A letter that was sent stays as it was sent."""

    code = "locked"
    status = 409
    title = "This letter has been sent"
    says = "A letter that was sent is kept as it was sent, so it cannot be changed."
    next_step = "Start a new letter to tell this child something new."


class Conflict(WebError):
    """Somebody else, or another tab, saved first. Both texts are kept.

    ``yours`` is what was about to be saved, ``theirs`` what is stored now, ``their_version`` its
    number, ``their_author`` the id of whoever saved it and ``their_time`` when. ``base`` is
    the version that both started from, when it is still kept.
    """

    code = "conflict"
    status = 409
    title = "Two people changed this at once"
    says = "It was saved in another tab or by another person while you were writing."
    next_step = "Both texts are kept. Look at the two side by side and choose."

    def __init__(
        self,
        *,
        yours: Mapping[str, Any],
        theirs: Mapping[str, Any],
        their_version: int,
        their_author: str | None = None,
        their_time: datetime | None = None,
        base: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.yours = yours
        self.theirs = theirs
        self.their_version = their_version
        self.their_author = their_author
        self.their_time = their_time
        self.base = base

    def details(self) -> dict[str, Any]:
        """Give both texts, so that the writer can choose."""
        return {
            "yours": self.yours,
            "theirs": self.theirs,
            "their_version": self.their_version,
            "their_time": self.their_time.isoformat() if self.their_time else None,
            "base": self.base,
        }


class Unreadable(WebError):
    """Stored text cannot be opened with the keys we have, or it was tampered with."""

    code = "unreadable"
    status = 500
    title = "We cannot open what is stored"
    says = "The stored text cannot be opened with the keys this editor was given."
    next_step = "Ask the person who runs the editor to check LETTERKIT_DATA_KEYS."


class StoreUnavailable(WebError):
    """The database is locked, full or gone."""

    code = "store-unavailable"
    status = 503
    title = "We cannot save or open anything just now"
    says = "The place where letters are kept is busy or cannot be reached."
    next_step = "Leave this page open and try again in a minute. What was saved is still there."


class ServerFault(WebError):
    """Our own mistake. The reference leads to the log, and to nothing else."""

    code = "server-fault"
    status = 500
    title = "Something went wrong on our side"
    says = "This is a fault in the editor, and not something you did."
    next_step = "What was saved is still there. Go back and try again."

    def __init__(self, reference: str = "") -> None:
        super().__init__()
        self.reference = reference

    def details(self) -> dict[str, Any]:
        """Give the reference to tell the person who runs the editor."""
        return {"reference": self.reference} if self.reference else {}
