"""The checks, loaded in the background when the editor starts.

The language model takes seconds to load. Pages come at once; findings follow when it is there.
"""

from __future__ import annotations

import logging
import threading

_log = logging.getLogger(__name__)
_ready = threading.Event()
_lock = threading.Lock()
_started = False

# One sentence for each thing that is loaded at its first use.
_SAMPLE = """schema = 1
kind = "after-review"
date = 2026-11-20
child = { name = "Sam", age = 9, symbols = { mode = "key-words" } }
writer = { name = "Dee", phone = "020 7946 0000" }
[letter]
greeting = "Dear Sam"
opening = "It was lovely to meet you. You showed me the boat that was made by your sister."
[[messages]]
title = "Contact is not going to change because she was worried"
text = "When we met, the LAC review decided that you will stay with Ann."
picture = "care:home"
"""


def is_ready() -> bool:
    """Say whether the checks answer at once."""
    return _ready.is_set()


def load_in_background() -> None:
    """Begin to load the checks, once in the life of the program."""
    global _started
    with _lock:
        if _started:
            return
        _started = True
    threading.Thread(target=_load, name="letterkit-checks", daemon=True).start()


def wait() -> None:
    """Wait until the checks are loaded; load them here where nobody began to."""
    load_in_background()
    _ready.wait()


def _load() -> None:
    try:
        from letterkit import letterfile
        from letterkit.checks import check
        from letterkit.renderers import render

        letter = letterfile.loads(_SAMPLE)
        render(letter, "html")
        check(letter)
    except Exception as problem:
        # A check that cannot load says so at the first letter, to the person who waits for it.
        _log.error("the checks could not be loaded: %s", type(problem).__qualname__)
    finally:
        _ready.set()
