"""How fast the editor's store and home page are, with 2,000 letters in SQLite.

    python tests/bench/bench_store.py

Prints p50 and p95 in milliseconds beside the targets: home 150, autosave 50.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "webapp")]

from editor_samples import letter_to  # noqa: E402

from webapp import create_app  # noqa: E402
from webapp.auth.cookies import session_cookie  # noqa: E402
from webapp.commands import prepare_demo  # noqa: E402
from webapp.store import children, letters, sign_ins, users  # noqa: E402
from webapp.store.tables import LetterState  # noqa: E402
from webapp.store.who import Who  # noqa: E402

LETTERS, CHILDREN = 2_000, 120


def main() -> None:
    """Fill a store, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        settings, store = prepare_demo(Path(folder))
        with store.writing() as session:
            user = users.by_email(session, "dee@example.org")
            assert user is not None
            dee = Who.of(user)
            token = sign_ins.start(session, user, browser="bench", hours=1)
            ids = [
                children.add(session, {"name": f"Child {n}"}, by=dee).id for n in range(CHILDREN)
            ]
            letter = None
            for number in range(LETTERS):
                letter = letters.start(
                    session,
                    ids[number % CHILDREN],
                    "after-review",
                    letter_to("Sam", "words " * 300),
                    by=dee,
                )
                letter.state = list(LetterState)[number % 4]
            assert letter is not None
            letter.state = LetterState.DRAFT
        app = create_app(settings, store)
        client = app.test_client()
        with app.app_context():
            client.set_cookie(session_cookie(), token)

        def home() -> None:
            assert client.get("/").status_code == 200

        version = 1

        def autosave() -> None:
            nonlocal version
            with store.writing() as session:
                content = letter_to("Sam", f"words {version} " * 300)
                version = letters.save_version(session, letter.id, version, content, by=dee).version

        measure(f"home with {LETTERS} letters", 150, home, 60)
        measure("autosave", 50, autosave, 300)
        store.close()


def measure(name: str, target: int, work: Callable[[], None], times: int) -> None:
    """Run some work again and again and print how long it took."""
    work()
    took = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        took.append((time.perf_counter() - start) * 1000)
    took.sort()
    p50, p95 = took[len(took) // 2], took[int(len(took) * 0.95)]
    print(f"{name:<28} p50 {p50:6.1f} ms   p95 {p95:6.1f} ms   target {target} ms")


if __name__ == "__main__":
    main()
