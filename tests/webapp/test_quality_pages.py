"""The quality manager's pages: draw, read with names masked, answer, see figures."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta

import desk_samples
import finish_samples
import pytest
from quality_samples import CONTENT, approved, sent
from sqlalchemy import select, text

from webapp.commands import prepare_demo
from webapp.services import quality
from webapp.store import children, letters, samples, trail
from webapp.store.samples import Asked
from webapp.store.tables import Answer, Letter, Role, Sample

NAMES = ("Jaya", "Ann", "Arun", "Okafor", "Elm Park", "7946")


@pytest.fixture
def writer(store, person):
    return person(store, Role.WRITER)


@pytest.fixture
def gwen(signed_in):
    return signed_in(Role.QUALITY)


def draw(client, **form):
    response = client.send("/quality/new", {"size": "5", **form})
    assert response.status_code == 303, response.text
    return response.location.partition("?")[0]


def plain(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig"))))


def test_with_no_letter_sent_there_is_nothing_to_draw_from(gwen):
    client, _ = gwen
    for path in ("/quality", "/quality/figures"):
        page = client.get(path)
        assert page.status_code == 200
        assert "No letter was sent yet" in page.text
    assert client.get("/quality/new").status_code == 200
    assert client.send("/quality/new", {"size": "5"}).status_code == 404


def test_a_sample_is_drawn_kept_and_can_be_drawn_again(gwen, store, writer):
    client, _ = gwen
    for _ in range(9):
        sent(store, writer)
    first = draw(client, size="3", seed="autumn", purpose="Autumn audit")
    page = client.get(first).text
    assert "autumn" in page
    assert "9 letters" in plain(page)
    assert page.count("not read yet") == 3
    again = re.search(r'href="(/quality/new\?again=[^"]+)"', page)[1]
    form = client.get(again).text
    assert 'value="autumn"' in form
    assert 'value="3"' in form
    second = draw(client, size="3", seed="autumn")
    with store.reading() as session:
        ids = [
            [
                letter.id
                for _, letter in samples.letters_of(session, path.split("/")[-1], by=gwen[1])
            ]
            for path in (first, second)
        ]
    assert ids[0] == ids[1]
    assert "Autumn audit" in client.get("/quality").text


def test_without_a_seed_one_is_made_and_shown(gwen, store, writer):
    client, _ = gwen
    sent(store, writer)
    page = client.get(draw(client)).text
    with store.reading() as session:
        seed = session.scalars(select(Sample.seed)).one()
    assert re.fullmatch(r"\d{6}", seed)
    assert seed in page
    assert "you asked for 5" in page


@pytest.mark.parametrize(
    ("form", "status", "says"),
    [
        ({"size": "0"}, 400, "from 1 to 100"),
        ({"size": "101"}, 400, "from 1 to 100"),
        ({"size": "five"}, 400, "from 1 to 100"),
        ({"size": "9" * 5000}, 400, "from 1 to 100"),
        ({"seed": "x" * 41}, 400, "at most 40"),
        ({"purpose": "x" * 501}, 400, "at most 500"),
        ({"month": "2025-01"}, 404, "No letter that was sent fits"),
        ({"month": "November"}, 400, "No letter that was sent fits"),
        ({"kind": "goodbye"}, 404, "No letter that was sent fits"),
        ({"ages": "7-99"}, 400, "No letter that was sent fits"),
        ({"writer": "nobody"}, 404, "No letter that was sent fits"),
    ],
)
def test_what_cannot_be_drawn_is_said_and_nothing_is_kept(gwen, store, writer, form, status, says):
    client, _ = gwen
    sent(store, writer)
    response = client.send("/quality/new", {"size": "5", **form})
    assert response.status_code == status
    assert says in response.text
    with store.reading() as session:
        assert session.scalars(select(Sample)).all() == []


def test_a_letter_is_read_with_every_name_masked(gwen, store, writer):
    client, _ = gwen
    sent(store, writer)
    sample = draw(client)
    shell = client.get(f"{sample}/letters/1")
    assert "sandbox" in shell.text
    frame = client.get(f"{sample}/letters/1/page")
    assert "sandbox" in frame.headers["Content-Security-Policy"]
    assert "Dear [the child]" in frame.text
    assert "[the foster carer] at [the school]" in frame.text
    assert "[a phone number]" in frame.text
    assert 'alt="A photo"' in frame.text
    for page in (shell.text, frame.text, client.get(sample).text, client.get("/quality").text):
        said = page.split("</style>")[-1]
        assert not [name for name in NAMES if re.search(rf"\b{name}\b", said)]


def test_each_look_is_in_the_trail(gwen, store, writer):
    client, by = gwen
    letter_id = sent(store, writer)
    sample = draw(client)
    client.get(f"{sample}/letters/1/page")
    with store.reading() as session:
        entry = trail.about(session, "letter", letter_id)[0]
    assert (entry.action, entry.user_id) == ("letter.sampled", by.id)
    assert ">Read<" in re.sub(r"<svg.*?</svg>", "", client.get(sample).text)


def test_answers_are_kept_shown_and_counted(gwen, store, writer):
    client, _ = gwen
    for _ in range(2):
        sent(store, writer)
    sample = draw(client)
    form = {
        "answer-1": "yes",
        "answer-2": "not-yet",
        "note-2": "Nothing about this child.",
        "note-3": "A note alone.",
        "note": "Kind on the whole.",
        "do": "next",
    }
    assert client.send(f"{sample}/letters/1", form).location == f"{sample}/letters/2"
    page = client.get(f"{sample}/letters/1").text
    assert re.search(r'id="answer-1-yes" value="yes" checked', page)
    assert re.search(r'id="answer-3-not-yet" value="not-yet" checked', page)
    assert "Nothing about this child." in page
    assert "Kind on the whole." in page
    assert "3 of 24 answered" in page
    assert client.send(f"{sample}/letters/2", {"do": "next"}).location.startswith(f"{sample}?")
    shown = plain(client.get(sample).text)
    assert "3 of 24 answered" in shown
    rows = rows_of(client.get(f"{sample}/answers.csv"))
    assert [(row["letter"], row["answer"], row["note"]) for row in rows] == [
        ("1", "yes", ""),
        ("1", "not-yet", "Nothing about this child."),
        ("1", "not-yet", "A note alone."),
    ]


def test_a_note_that_is_too_long_is_given_back_and_nothing_is_saved(gwen, store, writer):
    client, _ = gwen
    sent(store, writer)
    sample = draw(client)
    form = {"answer-1": "yes", "note-1": "x" * 2001, "note": "y" * 2001}
    response = client.send(f"{sample}/letters/1", form)
    assert response.status_code == 400
    assert "x" * 2001 in response.text
    assert response.text.count("Use at most 2,000 characters.") == 2
    with store.reading() as session:
        assert session.scalars(select(Answer)).all() == []


def test_an_answer_that_no_page_offers_is_not_understood(gwen, store, writer):
    client, _ = gwen
    sent(store, writer)
    sample = draw(client)
    assert client.send(f"{sample}/letters/1", {"answer-1": "perhaps"}).status_code == 400


def test_the_councils_own_questions_are_asked(gwen, store, writer):
    client, by = gwen
    from letterkit.review.questions import Question
    from webapp.services import review_questions

    with store.writing() as session:
        own = Question(id="q1", group="Ours", question="Is it a letter to be proud of?")
        review_questions.save_questions(session, [own], 0, by=by)
    sent(store, writer)
    page = client.get(f"{draw(client)}/letters/1").text
    assert "Is it a letter to be proud of?" in page
    assert "0 of 1 answered" in page


def test_samples_of_others_and_letters_of_no_sample_are_not_found(gwen, signed_in, store, writer):
    client, _ = gwen
    letter_id = sent(store, writer)
    sample = draw(client)
    other, _ = signed_in(Role.QUALITY)
    for path in ("", "/letters/1", "/letters/1/page", "/answers.csv"):
        assert other.get(f"{sample}{path}").status_code == 404
    assert other.send(f"{sample}/letters/1", {"answer-1": "yes"}).status_code == 404
    for path in ("/letters/2", "/letters/0", "/letters/2/page", f"/letters/{10**30}"):
        assert client.get(f"{sample}{path}").status_code == 404
    assert client.get(f"/letters/{letter_id}").status_code == 403
    assert client.get(f"/letters/{letter_id}/page").status_code == 403
    assert other.get(f"/quality/new?again={sample.split('/')[-1]}").status_code == 404


def test_a_damaged_letter_in_a_sample_is_one_clear_answer(gwen, store, writer):
    client, _ = gwen
    sent(store, writer, content={**CONTENT, "messages": [{"title": 7, "steps": [{}]}]})
    sample = draw(client)
    assert client.get(f"{sample}/letters/1/page").status_code == 200


def test_figures_are_drawn_and_stand_in_tables_too(gwen, store, writer, person):
    client, _ = gwen
    reviewer = person(store, Role.BUDDY)
    for number in range(6):
        letter_id = sent(
            store,
            writer,
            day=date(2026, 9 + number % 3, 9),
            meeting_on=date(2026, 9 + number % 3, 2),
            figures={"messages": 1 + number % 3},
        )
        if number < 3:
            approved(store, letter_id, reviewer)
    page = client.get("/quality/figures").text
    assert page.count('role="img"') >= 7
    said = plain(page)
    assert "50% Reviewed before sending" in re.sub(
        r"(Reviewed before sending) (50%)", r"\2 \1", said
    )
    assert "Sep 2026 2 1.0" in said
    for title in ("Messages in a letter", "Reads young enough", "Days from meeting to letter"):
        assert title in said
    assert "style=" not in page


def test_a_month_with_no_letters_says_so(gwen, store, writer):
    client, _ = gwen
    sent(store, writer, day=date(2026, 9, 9))
    sent(store, writer, day=date(2026, 11, 9))
    assert "Oct 2026 0 no letters" in plain(client.get("/quality/figures").text)


def test_few_letters_of_a_writer_or_an_age_make_no_rate(gwen, store, writer, person):
    client, _ = gwen
    few = person(store, Role.WRITER)
    for _ in range(6):
        sent(store, writer)
    for _ in range(4):
        sent(store, few, figures={"flagged": 77, "age": 15})
    page = plain(client.get("/quality/figures").text)
    assert page.count("no rates, as they could point at one child") == 1  # the ages
    chosen = client.get(f"/quality/figures?writer={few.id}").text
    assert "fewer than 5 letters" in chosen
    assert "77" not in plain(chosen)
    ages = client.get("/quality/figures?ages=14-25").text
    assert "fewer than 5 letters" in ages
    assert '<svg class="chart"' not in ages
    rows = rows_of(client.get(f"/quality/figures.csv?writer={few.id}"))
    assert {row["note"] for row in rows} == {"fewer than 5 letters"}
    assert {row["flagged"] for row in rows} == {""}


def test_months_of_one_writer_are_hidden_where_they_are_small(gwen, store, writer, person):
    client, _ = gwen
    for number in range(8):
        sent(store, writer, day=date(2026, 10 + (number > 5), 3), figures={"flagged": 1 + number})
    sent(store, person(store, Role.WRITER))
    page = plain(client.get(f"/quality/figures?writer={writer.id}").text)
    assert "Oct 2026 6 2.0" in page
    assert "Nov 2026 2 fewer than 5 letters" in page


def test_figures_that_fit_nothing_and_filters_that_are_none(gwen, store, writer):
    client, _ = gwen
    sent(store, writer)
    assert "No letter that was sent fits this." in client.get("/quality/figures?month=2025-01").text
    assert client.get("/quality/figures?month=soon").status_code == 400
    assert client.get("/quality/figures.csv?ages=1-99").status_code == 400


def test_no_cell_of_the_csv_is_a_formula(gwen, store, person, writer):
    client, _ = gwen
    sent(store, writer)
    sample = draw(client)
    client.send(f"{sample}/letters/1", {"answer-1": "yes", "note-1": "=HYPERLINK(1)"})
    assert rows_of(client.get(f"{sample}/answers.csv"))[0]["note"] == "'=HYPERLINK(1)"
    with store.writing() as session:
        from webapp.store.tables import User

        session.get_one(User, writer.id).name = "+cmd"
    names = {row["name"] for row in rows_of(client.get("/quality/figures.csv"))}
    assert "'+cmd" in names
    assert "+cmd" not in names


def test_a_letter_is_counted_when_it_is_marked_as_sent(signed_in, store, gwen):
    client, by = signed_in(Role.WRITER)
    letter_id = finish_samples.letter(store, by)
    client.send(f"/letters/{letter_id}/finish", {"do": "ready", "version": "1"})
    page = client.get(f"/letters/{letter_id}/finish").text
    assert "The meeting it tells about was on" in page
    form = {"do": "sent", "version": "1", "sure": "yes"}
    tomorrow = (date.today() + timedelta(days=2)).isoformat()
    for wrong in ("soon", tomorrow):
        response = client.send(f"/letters/{letter_id}/finish", {**form, "meeting_on": wrong})
        assert response.status_code == 400
        assert "The day of the meeting is not a day" in response.text
    week = date.today() - timedelta(days=7)
    done = client.send(f"/letters/{letter_id}/finish", {**form, "meeting_on": week.isoformat()})
    assert done.status_code == 303
    with store.reading() as session:
        row = session.get_one(Letter, letter_id)
        assert row.meeting_on == week
        assert {"age": 9, "target": 7, "messages": 1, "pictures": 1, "symbols": False}.items() <= (
            row.figures.items()
        )
        assert row.figures["low"] is not None
    rows = rows_of(gwen[0].get("/quality/figures.csv"))
    assert rows[0]["days"] == "7"


def test_a_letter_after_a_review_begins_with_the_day_of_the_last_meeting(signed_in, store):
    client, by = signed_in(Role.WRITER)
    lately = date.today() - timedelta(days=6)
    for kind, meeting, kept in (
        ("after-review", lately, lately),
        ("after-review", date.today() + timedelta(days=6), None),
        ("after-review", date.today() - timedelta(days=200), None),
        ("hello", lately, None),
    ):
        with store.writing() as session:
            child = children.add(session, {"name": "Jo", "age": 9}, by=by)
            children.set_next_meeting(session, child.id, meeting, by=by)
        client.send("/letters/new", {"child": child.id, "kind": kind})
        with store.reading() as session:
            (row,) = letters.mine(session, by=by, child_id=child.id)
            assert session.get_one(Letter, row.id).meeting_on == kept


def test_the_demonstration_has_letters_to_draw_from_and_to_count(tmp_path):
    _, store = prepare_demo(tmp_path)
    with store.reading() as session:
        choices = quality.choices(session)
        figures, without = quality.figures(session, Asked())
    store.close()
    assert choices.letters == len(figures) > 25
    assert without == 0
    assert len(choices.months) >= 6
    assert {True, False} == {each.fits for each in figures} == {each.reviewed for each in figures}


def test_a_letter_is_read_with_the_pictures_it_was_sent_with(gwen, signed_in, store, person):
    client, by = signed_in(Role.WRITER)
    priya = person(store, Role.THERAPIST)
    ids = desk_samples.a_set(store, priya)
    content = finish_samples.changed("messages.0.picture", "northby:swing")
    reads = {"symbols": {"mode": "none", "sets": ["northby", "care"]}}
    letter_id = finish_samples.letter(store, by, content, **reads)
    for wanted in ("ready", "sent"):
        form = {"do": wanted, "version": "1", "sure": "yes"}
        assert client.send(f"/letters/{letter_id}/finish", form).status_code == 303
    frame = f"{draw(gwen[0])}/letters/1/page"
    first = gwen[0].get(frame).text
    assert 'alt="a swing"' in first
    desk_samples.redraw(store, ids["swing"], priya)
    assert gwen[0].get(frame).text == first
    with store.writing() as session:
        for table in ("symbol_entries", "symbol_uploads", "symbol_sets"):
            session.execute(text(f"DELETE FROM {table}"))
    assert 'alt="a swing"' in gwen[0].get(frame).text
