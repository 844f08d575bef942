"""What many tests share: a whole letter in a folder with a photo."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

LETTER = """\
schema = 1
kind = "after-review"
date = 2026-11-20

[child]
name = "Sam"
age = 9
pronouns = "he/him"
people = [
  {name = "Ann", who = "foster carer", called = "Auntie Ann"},
  {name = "Priya", who = "social worker"},
  {name = "Marcus", who = "advocate"},
]
[child.words]
"contact" = "time with Mum"
[child.page]
paper = "cream"

[writer]
name = "Dee Okafor"
role = "Independent Reviewing Officer"
phone = "020 7946 0000"
email = "dee@example.org"

[letter]
greeting = "Dear Sam"
opening = "It was good to see you on Tuesday. I liked your drawing of the red dragon."
about = "We talked about where you live and about seeing Mum."
feelings = "You might feel happy about some of this and cross about other bits. Both are fine."
closing = "Thank you for telling me what you think."
later = "When you are older you can ask to read your file."

[[messages]]
title = "You are staying with Auntie Ann"
you_said = "You said you want to stay."
text = "You are staying with Auntie Ann. <b>#strong[bold]</b> & $x$ {{ 7 * 7 }}"
why = "You feel safe there."
steps = [
  {who = "Dee", what = "write to your school", by = 2026-12-04},
  {who = "Auntie Ann", what = "put up your shelf", by = 2027-01-09},
]
picture = "care:home"

[[messages]]
title = "You will see Mum every Saturday"
text = "You will see Mum for two hours."
why = "Mum asked for this too."
picture = "photo:park.jpg"

[[messages]]
title = "You can go to football club"
text = "You can start after Christmas."
why = "You asked three times."
picture = "openmoji:football"

[help]
advocate = "Marcus from Speak Up can help you. His number is 0800 123 4567."
complain = "You can tell me, or you can tell Marcus."
next_meeting = 2027-05-14

[photos."park.jpg"]
alt = "The park with the big slide"
consent = {who = "Sam and Priya", when = 2026-10-01, what_for = "letters", until = 2027-10-01}
"""


@pytest.fixture
def letter_text() -> str:
    """The text of a whole letter file: three messages, a symbol, an emoticon and a photo."""
    return LETTER


@pytest.fixture
def letter_file(tmp_path: Path) -> Path:
    """A letter file with its photo beside it."""
    Image.new("RGB", (300, 200), (90, 160, 90)).save(tmp_path / "park.jpg")
    path = tmp_path / "sam.toml"
    path.write_text(LETTER, encoding="utf-8")
    return path


@pytest.fixture(autouse=True, scope="session")
def _no_symbols_of_ones_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep a developer's own symbol sets out of the tests."""
    os.environ["LETTERKIT_SYMBOLS"] = str(tmp_path_factory.mktemp("no-symbols"))
