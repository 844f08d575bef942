"""The kinds of letter: what they ask of the writer, and the file a new letter begins as."""

import datetime as dt
import re

import pytest

from letterkit import letterfile
from letterkit.errors import UsageError
from letterkit.kinds import KIND_NAMES, PATHS, Kind, kind, kinds, starter_letter
from letterkit.wording import wording_for

SLOT = re.compile(r"\[[^\[\]\n]+\]")
every_kind = pytest.mark.parametrize("each", kinds(), ids=lambda each: each.name)


def test_there_are_seven_kinds_and_each_says_when_to_use_it():
    assert [each.name for each in kinds()] == list(KIND_NAMES)
    assert len(KIND_NAMES) == 7
    assert all(each.title and each.description.endswith(".") for each in kinds())


@every_kind
def test_every_part_of_every_kind_has_a_question_for_the_writer(each):
    assert tuple(each.parts) == PATHS
    for path, guide in each.parts.items():
        assert guide.prompt.rstrip().endswith((".", "?", "WORD")), path
        not_for_later = path.startswith(("help.next", "help.meet", "letter.later"))
        assert "?" in guide.prompt or (each.name == "later-life" and not_for_later), path


def test_no_two_kinds_ask_everything_in_the_same_words():
    openings = {each.part("letter.opening").prompt for each in kinds()}
    reasons = {each.part("messages.why").prompt for each in kinds()}
    assert len(openings) == len(reasons) == len(KIND_NAMES)


@every_kind
def test_questions_use_none_of_the_words_that_children_should_be_spared(each):
    process = re.compile(
        r"\b(placement|contact|LAC|PEP|CAMHS|siblings?|respite|transition|moving forward|"
        r"service users?|in due course|professionals?|statutory|multi-agency)\b",
        re.IGNORECASE,
    )
    for path, guide in each.parts.items():
        assert not process.search(f"{guide.prompt} {guide.starter}"), path


@every_kind
def test_a_part_that_needs_the_writers_own_facts_leaves_a_slot_for_them(each):
    """First words that are left standing must not be untrue, so facts are slots."""
    for path in ("letter.opening", "messages.title", "messages.text", "messages.you_said"):
        starter = each.part(path).starter
        assert not starter or SLOT.search(starter), path
    for path, guide in each.parts.items():
        assert not re.search(r"\d|always|never|promise", guide.starter), path


@every_kind
def test_slots_are_closed_and_hold_a_few_plain_words(each):
    for path, guide in each.parts.items():
        bare = SLOT.sub("", guide.starter)
        assert "[" not in bare and "]" not in bare, path
        assert all(len(slot) <= 90 for slot in SLOT.findall(guide.starter)), path


@every_kind
def test_every_kind_expects_a_greeting_a_message_a_close_and_a_way_to_reach_the_writer(each):
    for path in ("letter.greeting", "messages.title", "messages.text", "letter.closing"):
        assert each.expects(path)
    assert each.expects("help.reach")


def test_news_of_a_change_or_a_goodbye_is_told_face_to_face_first():
    telling = {each.name for each in kinds() if each.expects("messages.told_in_person")}
    assert telling == {"change", "goodbye"}


def test_a_review_letter_expects_what_why_who_by_when_and_how_to_disagree():
    expected = {path for path in PATHS if kind("after-review").expects(path)}
    assert expected >= {
        "messages.you_said",
        "messages.why",
        "messages.steps",
        "letter.feelings",
        "help.advocate",
        "help.complain",
        "help.next_meeting",
    }


def test_a_part_is_found_by_its_path_in_a_letter_with_or_without_numbers():
    review = kind("after-review")
    assert review.part("messages.2.why") is review.part("messages.why")
    assert review.part("messages.1.steps.3.by") is review.part("messages.steps")


def test_a_part_that_no_letter_has_is_refused_with_the_list():
    with pytest.raises(UsageError, match=r'no part called "letter\.ending".*letter\.closing'):
        kind("hello").part("letter.ending")


@pytest.mark.parametrize("written", ["later-life", "Later life", " later_life "])
def test_a_kind_is_found_however_its_name_is_typed(written):
    assert kind(written).name == "later-life"


@pytest.mark.parametrize(
    ("typed", "meant"), [("helo", "hello"), ("review", "after-review"), ("good-bye", "goodbye")]
)
def test_a_mistyped_kind_is_answered_with_the_nearest_one(typed, meant):
    with pytest.raises(UsageError) as caught:
        kind(typed)
    assert f'Did you mean "{meant}"?' in str(caught.value)
    assert all(name in str(caught.value) for name in KIND_NAMES)


def test_a_kind_that_is_like_no_other_is_answered_with_the_list_alone():
    with pytest.raises(UsageError) as caught:
        kind("../../etc/passwd")
    assert "Did you mean" not in str(caught.value)
    assert "The kinds are hello, after-review" in str(caught.value)


def test_a_kind_cannot_be_changed_by_those_who_read_it():
    with pytest.raises(ValueError, match="frozen"):
        kind("hello").title = "Bye"


def test_a_kind_with_a_part_missing_is_refused():
    whole = kind("hello")
    parts = {path: guide for path, guide in whole.parts.items() if path != "letter.about"}
    with pytest.raises(ValueError, match=r"letter\.about"):
        Kind.model_validate({**whole.model_dump(), "parts": parts})


@pytest.mark.parametrize("name", KIND_NAMES)
def test_a_new_letter_of_any_kind_loads_as_it_is(name):
    letter = letterfile.loads(starter_letter(name, date=dt.date(2026, 11, 20)))
    assert letter.kind == name
    assert letter.date == dt.date(2026, 11, 20)
    assert len(letter.messages) == 1
    assert letter.help.next_meeting is None
    assert not letter.messages[0].told_in_person


@every_kind
def test_a_new_letter_shows_every_question_above_its_part(each):
    text = " ".join(line.removeprefix("# ") for line in starter_letter(each.name).splitlines())
    for path, guide in each.parts.items():
        assert guide.prompt in text, path


def test_a_new_letter_begins_with_what_is_known_of_the_child():
    letter = letterfile.loads(starter_letter("hello", child="Mina", age=8, writer="Dee Okafor"))
    assert (letter.child.name, letter.child.age) == ("Mina", 8)
    assert letter.parts.greeting == "Dear Mina"
    assert letter.writer.name == "Dee Okafor"


def test_a_new_letter_can_name_a_profile_file(tmp_path):
    (tmp_path / "mina.toml").write_text('name = "Mina"\nage = 8\n', encoding="utf-8")
    text = starter_letter("goodbye", child="Mina", profile="mina.toml")
    letter = letterfile.loads(text, folder=tmp_path)
    assert letter.child.age == 8
    assert "[child]" not in text
    assert "Goodbye, Mina." in letter.parts.closing


@pytest.mark.parametrize("name", ['Jo "JJ" Lee', "O'Neil\\", "Łucja\nx = 1", "\x7f\x01", "[x]\n#"])
def test_a_name_with_quotes_or_breaks_stays_inside_its_quotes(name):
    letter = letterfile.loads(starter_letter("blank", child=name))
    assert letter.child.name == name.strip()
    assert letter.parts.greeting == f"Dear {name}".strip()


def test_the_letter_that_is_asked_for_most_is_the_one_begun_by_default():
    assert letterfile.loads(starter_letter()).kind == "after-review"


def test_a_new_letter_is_dated_today_unless_told_otherwise():
    assert letterfile.loads(starter_letter()).date == dt.date.today()


@every_kind
def test_a_kinds_own_headings_are_ones_that_letterkit_prints(each):
    assert wording_for(each.wording)
    letter = letterfile.loads(starter_letter(each.name))
    assert letter.wording == each.wording


def test_a_goodbye_does_not_say_our_next_meeting():
    assert kind("goodbye").wording["meeting_on"].startswith("Your next meeting")


def test_no_line_of_a_new_letters_comments_is_too_long_to_read():
    for name in KIND_NAMES:
        comments = [line for line in starter_letter(name).splitlines() if line.startswith("#")]
        assert max(map(len, comments)) <= 90
