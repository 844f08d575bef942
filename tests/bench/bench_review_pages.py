"""How fast the review page is, with 200 comments made over 20 versions of a letter.

    python tests/bench/bench_review_pages.py

Prints p50 and p95 in milliseconds beside the target of 300 for the page. "Nothing new" is what
each open page asks every two seconds.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "webapp"), str(ROOT / "tests" / "bench")]

from bench_store import measure  # noqa: E402

from letterkit.text import words  # noqa: E402
from webapp import create_app  # noqa: E402
from webapp.auth.cookies import session_cookie  # noqa: E402
from webapp.commands import prepare_demo  # noqa: E402
from webapp.services import checking_ready, review_acts, writing  # noqa: E402
from webapp.services.review_comments import fields_seen  # noqa: E402
from webapp.store import letters, rounds, sign_ins, users  # noqa: E402
from webapp.store.who import Who  # noqa: E402

COMMENTS, VERSIONS = 200, 20


def main() -> None:
    """Fill a letter with comments, measure, print."""
    chance = random.Random(6)
    with tempfile.TemporaryDirectory() as folder:
        settings, store = prepare_demo(Path(folder))
        checking_ready.wait()
        with store.writing() as session:
            dee, marek = (
                Who.of(users.by_email(session, f"{name}@example.org"))  # type: ignore[arg-type]
                for name in ("dee", "marek")
            )
            row = next(r for r in letters.mine(session, by=dee) if r.child_name == "Jaya")
            rounds.ask(session, row.id, marek.id, by=dee)
            token = sign_ins.start(session, users.get(session, marek.id), browser="bench", hours=1)
        for version in range(1, VERSIONS + 1):
            with store.writing() as session:
                content = letters.content(session, row.id, by=dee).content
                fields = fields_seen(content)
                for _ in range(COMMENTS // VERSIONS):
                    field = chance.choice([f for f, text in fields.items() if text])
                    word = chance.choice(words(fields[field]))
                    sent = {"field": field, "start": word.start, "end": word.end}
                    sent |= {"kind": "question", "body": "Would the child say so?"}
                    review_acts.say(session, row.id, {**sent, "version": version}, by=marek)
                every = writing.fields_of(content)
                field = chance.choice(list(fields))
                every[field] = f"{every[field]} And you can ask me more about number {version}."
                made = writing.content_from(every, content)
                letters.save_version(session, row.id, version, made, by=dee)
        app = create_app(settings, store)
        client = app.test_client()
        with app.app_context():
            client.set_cookie(session_cookie(), token)
        home = f"/letters/{row.id}/review"

        def get(address: str) -> None:
            assert client.get(address).status_code == 200

        measure(f"review page, {COMMENTS} comments", 300, lambda: get(home), 40)
        measure("something new", 300, lambda: get(f"{home}/now?version={VERSIONS + 1}"), 40)
        stamp = client.get(f"{home}/now").get_json()["stamp"]
        measure("nothing new", 20, lambda: get(f"{home}/now?stamp={stamp}"), 200)
        store.close()


if __name__ == "__main__":
    main()
