"""The six example letters: they load, look whole in every format, and pass their own checks."""

import re
import runpy
from pathlib import Path

import pytest

from letterkit.checks import check
from letterkit.checks.context import target_for
from letterkit.checks.lengths import word_count
from letterkit.checks.limits import limits_for
from letterkit.kinds import kind
from letterkit.letterfile import dumps, load, load_child, loads
from letterkit.renderers import FORMATS, page_of, render
from letterkit.text import sentences

EXAMPLES = Path(__file__).parents[1] / "examples"
LETTERS = sorted(EXAMPLES.glob("*.toml"))
PROFILES = sorted((EXAMPLES / "profiles").glob("*.toml"))
BEFORE = EXAMPLES / "before" / "letter-before.txt"

each_letter = pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)


def test_there_are_six_letters_to_six_different_readers():
    letters = [load(path) for path in LETTERS]
    assert len(letters) == 6
    assert len({letter.child.name for letter in letters}) == 6
    assert sorted(letter.age for letter in letters) == [5, 9, 10, 12, 13, 16]
    assert len({letter.writer.name for letter in letters}) == 6


def test_the_letters_show_different_pages_and_pictures():
    children = [load_child(path) for path in PROFILES]
    assert {child.page.font for child in children} == {"Atkinson Hyperlegible", "Lexend"}
    assert len({child.page.paper for child in children}) >= 5
    assert len({child.page.size_pt for child in children}) >= 4
    assert len({child.symbols.skin_tone for child in children}) >= 4
    with_symbols = {c.name: c.symbols.label for c in children if c.symbols.mode == "key-words"}
    assert with_symbols == {"Mabli": "below", "Leila": "above"}


@each_letter
def test_each_letter_has_one_to_three_messages_and_every_part_its_kind_expects(path):
    letter = load(path)
    assert 1 <= len(letter.messages) <= 3
    guide = kind(letter.kind)
    written = {field for field, text in letter.fields() if text.strip()}
    for name in ("greeting", "opening", "about", "feelings", "closing"):
        # A small child's letter may leave out what it is about: every word there is hard work.
        if guide.expects(f"letter.{name}") and not (name == "about" and letter.age <= 5):
            assert f"letter.{name}" in written, name
    for number, message in enumerate(letter.messages, 1):
        for name in ("title", "you_said", "text", "why"):
            assert f"messages.{number}.{name}" in written
        assert message.steps and all(step.who and step.by for step in message.steps)
        assert message.picture is not None
        if guide.expects("messages.told_in_person"):
            assert message.told_in_person or not re.search(r"leaving|moving", message.title)
    assert letter.help.reach and letter.help.advocate and letter.help.complain
    assert letter.help.next_meeting is not None


@each_letter
def test_every_day_in_a_letter_comes_after_the_letter(path):
    letter = load(path)
    days = [step.by for message in letter.messages for step in message.steps]
    assert all(day >= letter.date for day in [*days, letter.help.next_meeting])
    assert all(day.weekday() < 6 for day in days), "nobody is asked to have it done by a Sunday"
    for message in letter.messages:
        if message.told_in_person and message.told_in_person is not True:
            assert message.told_in_person <= letter.date


@each_letter
def test_every_letter_stays_within_what_its_reader_reads_with_ease(path):
    letter = load(path)
    limits = limits_for(target_for(letter.child, letter.age))
    read_through = [
        text
        for field, text in letter.fields()
        if not field.startswith("help.") and field != "letter.later"
    ]
    assert sum(word_count(text) for text in read_through) <= limits.words
    longest = max(word_count(s.text) for text in read_through for s in sentences(text))
    assert longest <= limits.most


@each_letter
def test_every_letter_survives_being_written_and_read_again(path):
    letter = load(path)
    assert loads(dumps(letter)) == letter


@each_letter
def test_every_letter_passes_its_own_checks(path):
    report = check(load(path))
    assert [
        f"{f.code} {f.field} {f.quote}: {f.message}" for f in report.at_or_above("warning")
    ] == []


@each_letter
@pytest.mark.parametrize("to", sorted(FORMATS))
def test_every_letter_builds_in_every_format(path, to):
    assert len(render(load(path), to)) > 800


@each_letter
def test_every_picture_is_there_and_has_words_for_a_child_who_cannot_see_it(path):
    images = list(page_of(load(path)).images())
    assert len(images) >= len(load(path).messages)
    assert all(image.data and image.alt for image in images)


def test_the_letters_with_picture_symbols_have_them_on_key_words_only():
    for name in ("mabli-5", "leila-12"):
        page = page_of(load(EXAMPLES / f"{name}.toml"))
        images = [image for image in page.images() if not image.ref.startswith("photo:")]
        words = sum(word_count(text) for _, text in load(EXAMPLES / f"{name}.toml").fields())
        assert 12 <= len(images) <= words / 3, name


def test_leilas_photos_are_drawn_by_the_script_beside_them(tmp_path):
    scenes = runpy.run_path(str(EXAMPLES / "photos" / "draw.py"))["SCENES"]
    shown = {m.picture.file for m in load(EXAMPLES / "leila-12.toml").messages}
    assert shown == {f"photos/{name}" for name in scenes}
    drawn = tmp_path / "bench.jpg"
    scenes["park-bench.jpg"]().save(drawn)
    assert drawn.stat().st_size > 40_000


def test_every_photo_has_a_consent_record_that_holds_on_the_letters_day():
    letter = load(EXAMPLES / "leila-12.toml")
    for message in letter.messages:
        consent = letter.photo_record(message.picture).consent
        assert consent.when <= letter.date <= consent.until


def test_the_letter_of_the_old_kind_is_found_wanting_where_its_better_self_is_not():
    before = check(BEFORE.read_text(encoding="utf-8"), age=9)
    assert len(before.at_or_above("warning")) >= 20
    quoted = " ".join(finding.quote for finding in before.findings)
    for word in ("IRO", "PEP", "CAMHS", "placement", "in due course", "attention seeking"):
        assert word in quoted


def test_the_readme_names_every_letter():
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for path in (*LETTERS, BEFORE):
        assert path.name in readme


def test_nobody_in_the_letters_can_be_rung_by_mistake():
    """Numbers come from the ranges that Ofcom keeps for drama; addresses from example.org."""
    kept = re.compile(
        r"020 7946 0\d{3}|07700 900\d{3}|029 2018 0\d{3}|(0113|0115|0116|0117|0118|0121|0131|0141"
        r"|0151|0161|0191|0114) 496 0\d{3}"
    )
    for path in [*LETTERS, *EXAMPLES.parent.glob("tests/letters/*/*.txt")]:
        text = path.read_text(encoding="utf-8")
        for number in re.findall(r"\b0\d{2,4} \d{3,4} ?\d{3,4}\b|\b0\d{4} \d{6}\b", text):
            assert kept.fullmatch(number), (path.name, number)
        assert all(name == "example.org" for name in re.findall(r"@([\w.]+)", text))
