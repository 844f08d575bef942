"""The therapist's desk: sets, symbols, pictures, where they are used, what lacks one."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta

import desk_samples as samples
import finish_samples
import pytest
from PIL import Image

from letterkit.symbols.catalogue import catalogue_for
from letterkit.symbols.formats.obf_write import write_obz
from letterkit.symbols.formats.own import write as write_own
from webapp import dates
from webapp.services import council
from webapp.store import (
    children,
    profile_changes,
    rounds,
    symbol_entries,
    symbol_sets,
    trail,
)
from webapp.store.tables import EntryState, Part, Role

WORDS = {"label": "ladder", "alt_text": "a tall ladder", "part_of_speech": "noun"}


@pytest.fixture
def therapist(signed_in):
    return signed_in(Role.THERAPIST)


def entries(store, name=samples.SET):
    with store.reading() as session:
        return {row.label: row for row in symbol_entries.of_set(session, name)}


def html(response):
    return response.get_data(as_text=True)


def catalogue(store):
    with store.reading() as session:
        return catalogue_for(council.library_settings(session))


# Sets


def test_an_empty_desk_says_how_to_begin(therapist):
    client, _ = therapist
    page = html(client.get("/desk"))
    assert "None yet. Bring in the pictures" in page
    assert "letterkit care symbols" in page and "To look at only." in page
    assert "A writer adds you" in page


def test_our_own_sets_are_shown_with_their_licence_and_cannot_be_changed(therapist):
    client, _ = therapist
    page = html(client.get("/desk/sets/care?q=foster"))
    assert "CC-BY-4.0" in page and "foster carer" in page
    assert "Add a symbol" not in page
    assert client.get("/desk/sets/care/terms").status_code == 404
    assert client.send("/desk/sets/care/symbols/new", WORDS).status_code == 404
    assert client.send("/desk/sets/care/publish").status_code == 404
    assert client.get("/desk/sets/nowhere").status_code == 404


def test_a_set_is_started_with_its_terms(store, therapist):
    client, _ = therapist
    data = {
        "name": "northby",
        "title": "Northby pictures",
        "holder": "Northby Council",
        "licence": "Council licence 4711",
        "expires": "2099-03-31",
        "max_distinct": "100",
    }
    made = client.send("/desk/sets/new", data)
    assert made.location == "/desk/sets/northby?said=set-added"
    page = html(client.get(made.location))
    for said in ("Council licence 4711", "Northby Council", "31 March 2099", "100 different"):
        assert said in page


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "", "Write a short name"),
        ("name", "Our Set", "Use small letters"),
        ("name", "photo", "Use small letters"),
        ("name", "care", "There is a set with that name"),
        ("name", "our-pecs", "PECS is a method"),
        ("title", "", "Write what the set is called"),
        ("title", "Our PECS pictures", "PECS is a method"),
        ("title", "x" * 201, "at most 200"),
        ("expires", "next year", "Write the day like"),
        ("max_distinct", "some", "Write a number"),
        ("max_distinct", "0", "Write a number"),
    ],
)
def test_what_is_wrong_with_a_new_set_is_said_at_its_field(store, therapist, field, value, says):
    client, _ = therapist
    made = client.send("/desk/sets/new", {"name": "northby", "title": "Ours", field: value})
    assert made.status_code == 400 and says in html(made)
    with store.reading() as session:
        assert symbol_sets.listed(session) == []


def test_terms_are_changed_and_two_people_do_not_overwrite_each_other(store, therapist, person):
    client, _ = therapist
    other = person(store, Role.THERAPIST)
    samples.a_set(store, other)
    with store.writing() as session:
        new = replace(samples.TERMS, max_distinct=30)
        symbol_sets.save_terms(session, "northby", 1, new, by=other)
    data = {"version": "1", "title": "Mine", "licence": "CC0-1.0"}
    clash = client.send("/desk/sets/northby/terms", data)
    assert clash.status_code == 409
    assert "saved this while you were writing" in html(clash) and "“30”" in html(clash)
    assert 'value="Mine"' in html(clash)
    again = client.send("/desk/sets/northby/terms", {**data, "version": "2"})
    assert again.status_code == 303
    assert "Terms changed" in html(client.get("/desk/sets/northby/history"))


def test_a_set_whose_licence_has_ended_says_so_and_publishes_nothing(store, therapist):
    client, by = therapist
    ended = replace(samples.TERMS, expires=dates.today() - timedelta(days=1))
    ids = samples.a_set(store, by, publish=False, terms=ended)
    page = html(client.get("/desk/sets/northby"))
    assert "The licence of this set has ended" in page and "Publish all" not in page
    assert "licence ended on" in html(client.get("/desk"))
    refused = client.send("/desk/sets/northby/publish")
    assert refused.status_code == 409 and "licence has ended" in html(refused)
    data = {"version": 1, "do": "publish"}
    assert client.send(f"/desk/symbols/{ids['swing']}/state", data).status_code == 409
    assert "northby" not in catalogue(store).sets


def test_a_set_that_was_never_published_can_be_taken_out(store, therapist):
    client, by = therapist
    samples.a_set(store, by, publish=False)
    assert "Take this set out" in html(client.get("/desk/sets/northby"))
    assert client.send("/desk/sets/northby/remove").location == "/desk?said=set-removed"
    samples.a_set(store, by)
    assert "Take this set out" not in html(client.get("/desk/sets/northby"))
    assert client.send("/desk/sets/northby/remove").status_code == 409


@pytest.mark.parametrize(
    ("asked", "found", "not_found"),
    [
        ("q=swi", "swing", "pond"),
        ("q=playground", "swing", "nothing"),
        ("q=a+pond", "pond", "swing"),
        ("state=withdrawn", "slide", "swing"),
        ("state=published&category=play", "pond", "slide"),
    ],
)
def test_symbols_are_found_by_word_state_and_theme(store, therapist, asked, found, not_found):
    client, by = therapist
    ids = samples.a_set(store, by, ("swing", "pond", "slide"))
    samples.withdraw(store, ids["slide"], by)
    page = html(client.get(f"/desk/sets/northby?{asked}")).partition('id="found"')[2]
    assert f">{found}</a>" in page and f">{not_found}</a>" not in page
    assert client.get("/desk/sets/northby?state=other").status_code == 404


# Symbols


def test_a_symbol_goes_from_words_to_picture_to_published(store, therapist):
    client, by = therapist
    samples.a_set(store, by)
    made = client.send("/desk/sets/northby/symbols/new", {**WORDS, "keywords": "steps, Climb"})
    row = entries(store)["ladder"]
    assert made.location == f"/desk/symbols/{row.id}/picture?said=symbol-added"
    assert row.keywords == ["steps", "climb"] and row.state is EntryState.DRAFT
    assert "Publish it" not in html(client.get(f"/desk/symbols/{row.id}"))
    refused = client.send(f"/desk/symbols/{row.id}/state", {"version": 1, "do": "publish"})
    assert refused.status_code == 409 and "not ready" in html(refused)
    client.send(
        f"/desk/symbols/{row.id}/picture",
        {"version": 1, "photo": (io.BytesIO(samples.svg()), "x.svg")},
    )
    assert "Publish it" in html(client.get(f"/desk/symbols/{row.id}"))
    done = client.send(f"/desk/symbols/{row.id}/state", {"version": 2, "do": "publish"})
    assert done.location.endswith("said=symbol-published")
    assert "northby:ladder" in catalogue(store)
    page = html(client.get("/symbols?q=ladder"))
    assert "a tall ladder" in page  # where writers look


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("label", "", "Write the word"),
        ("label", "x" * 121, "at most 120"),
        ("alt_text", "", "Say in a few words"),
        ("alt_text", "x" * 151, "at most 150"),
        ("keywords", ",".join(f"w{n}" for n in range(61)), "at most 60"),
        ("part_of_speech", "gerund", "Choose one"),
        ("suitable_from", "ten", "Write an age"),
        ("suitable_from", "26", "Write an age"),
        ("licence", "x" * 81, "at most 80"),
    ],
)
def test_what_is_wrong_with_a_symbol_is_said_at_its_field(store, therapist, field, value, says):
    client, by = therapist
    ids = samples.a_set(store, by)
    data = {**WORDS, "version": 2, field: value}
    for path in ("/desk/sets/northby/symbols/new", f"/desk/symbols/{ids['swing']}"):
        refused = client.send(path, data)
        assert refused.status_code == 400 and says in html(refused)
    assert set(entries(store)) == {"swing", "pond"}


def test_what_is_saved_is_kept_whole(store, therapist):
    client, by = therapist
    ids = samples.a_set(store, by)
    data = {
        **WORDS,
        "version": 2,
        "suitable_from": "12",
        "not_for_children": "yes",
        "suitability": "Not for a child who fell.",
        "author": "Ann",
        "category": "Play",
    }
    saved = client.send(f"/desk/symbols/{ids['swing']}", data)
    assert saved.location.endswith("said=symbol-live")
    row = entries(store)["ladder"]
    assert (row.suitable_from, row.not_for_children, row.author) == (12, True, "Ann")
    assert row.category == "play"
    page = html(client.get(f"/desk/symbols/{row.id}/history"))
    assert "Changed" in page and "swing" in page and "ladder" in page


def test_two_therapists_on_one_symbol_both_see_what_the_other_wrote(store, therapist, person):
    client, by = therapist
    ids = samples.a_set(store, by)
    other = person(store, Role.THERAPIST)
    with store.writing() as session:
        row = symbol_entries.get(session, ids["swing"])
        theirs = replace(symbol_entries.Words.of(row), alt_text="a blue swing", label="the swing")
        symbol_entries.save(session, row.id, 2, theirs, by=other)
    clash = client.send(f"/desk/symbols/{ids['swing']}", {**WORDS, "version": 2})
    page = html(clash)
    assert clash.status_code == 409
    assert "Test therapist saved this while you were writing" in page
    assert "“a blue swing”" in page and 'value="a tall ladder"' in page
    assert "the swing" in entries(store)
    again = client.send(f"/desk/symbols/{ids['swing']}", {**WORDS, "version": 3})
    assert again.status_code == 303 and "ladder" in entries(store)
    assert "a blue swing" in html(client.get(f"/desk/symbols/{ids['swing']}/history"))


def test_a_step_that_somebody_else_took_already_is_said(store, therapist):
    client, by = therapist
    ids = samples.a_set(store, by)
    samples.withdraw(store, ids["swing"], by)
    late = client.send(f"/desk/symbols/{ids['swing']}/state", {"version": 2, "do": "withdraw"})
    assert late.status_code == 409 and "Somebody did that already" in html(late)
    assert client.send(f"/desk/symbols/{ids['swing']}/state", {"version": 3}).status_code == 400


def test_only_therapists_come_to_the_desk(store, signed_in, therapist):
    _, by = therapist
    ids = samples.a_set(store, by, publish=False)
    for role in (Role.WRITER, Role.BUDDY, Role.QUALITY, Role.ADMINISTRATOR):
        client, _ = signed_in(role)
        row = entries(store)["swing"]
        for path in (f"/{ids['swing']}", f"/{ids['swing']}/image/{row.upload_id}"):
            assert client.get(f"/desk/symbols{path}").status_code == 403
        assert "Desk" not in html(client.get("/"))


# Where it is used


def letters_with_swing(store, writer, priya):
    """Make a sent letter and a draft with the swing, and a child whose own symbol it is."""
    client, by = writer
    content = finish_samples.changed("messages.0.picture", "northby:swing")
    sent = finish_samples.letter(store, by, content)
    for wanted in ("ready", "sent"):
        data = {"do": wanted, "version": 1, "sure": "yes"}
        assert client.send(f"/letters/{sent}/finish", data).status_code == 303
    finish_samples.letter(store, by, content)
    said = finish_samples.changed("messages.0.text", "You will have a Swing in the garden.")
    reads = {"mode": "key-words", "sets": ["northby"]}
    finish_samples.letter(store, by, said, symbols=reads)
    finish_samples.letter(store, by, said)  # no symbols on words: it does not count
    with store.writing() as session:
        profile = {**finish_samples.PROFILE, "name": "Nia"}
        profile["symbols"] = {"choices": {"my swing": "northby:swing"}}
        child = children.add(session, profile, by=by)
        children.add_worker(session, child.id, priya.id, Part.THERAPIST, by=by)


def test_where_a_symbol_is_used_is_counted_and_nobody_elses_child_is_named(
    store, signed_in, therapist
):
    client, by = therapist
    ids = samples.a_set(store, by)
    letters_with_swing(store, signed_in(Role.WRITER), by)
    for path in (f"/{ids['swing']}", f"/{ids['swing']}/withdraw", f"/{ids['swing']}/picture"):
        page = html(client.get(f"/desk/symbols{path}"))
        assert "1 sent letter" in page and "2 letters</strong> not sent yet" in page
        assert "Own symbol of 1 child" in page
        assert "Nia" in page and "my swing" in page  # she works with Nia
        assert "Sam" not in page  # and with nobody called Sam
        assert "1 child has" in page
    page = html(client.get(f"/desk/symbols/{ids['pond']}"))
    assert "No letter and no child’s profile uses it yet." in page


def test_withdrawing_tells_the_writers_who_chose_the_symbol(store, signed_in, therapist):
    client, by = therapist
    ids = samples.a_set(store, by)
    writing, writer = signed_in(Role.WRITER)
    letters_with_swing(store, (writing, writer), by)
    assert "withdrawn" not in html(writing.get("/"))
    data = {"version": 2, "do": "withdraw"}
    assert client.send(f"/desk/symbols/{ids['swing']}/state", data).status_code == 303
    assert html(writing.get("/")).count("A symbol that you chose in a letter was withdrawn") == 1


def test_a_withdrawn_symbol_is_told_in_plain_words_and_stops_no_other_letter(
    store, signed_in, therapist
):
    _, by = therapist
    client, writer = signed_in(Role.WRITER)
    ids = samples.a_set(store, by)
    own = {"mode": "key-words", "sets": ["northby", "care"], "choices": {"sea": "northby:pond"}}
    chosen = finish_samples.letter(
        store,
        writer,
        finish_samples.changed("messages.0.picture", "northby:swing"),
        symbols=own,
    )
    other = finish_samples.letter(store, writer, symbols=own)
    for label in ("swing", "pond"):
        samples.withdraw(store, ids[label], by)
    page = html(client.get(f"/letters/{chosen}/finish"))
    said = (
        "The symbol &#34;swing&#34; was withdrawn: no new letter uses it. Choose another picture."
    )
    assert said in page and "Did you mean" not in page and "letterkit symbols" not in page
    assert client.send(f"/letters/{chosen}/file/pdf", {"version": 1}).status_code == 409
    page = html(client.get(f"/letters/{other}/finish"))
    assert "It was chosen for &#34;sea&#34;." in page
    assert client.send(f"/letters/{other}/file/pdf", {"version": 1}).status_code == 200


def test_a_letter_that_the_therapist_was_asked_to_read_is_named(store, signed_in, therapist):
    client, by = therapist
    ids = samples.a_set(store, by)
    _, writer = signed_in(Role.WRITER)
    content = finish_samples.changed("messages.0.picture", "northby:swing")
    asked = finish_samples.letter(store, writer, content)
    with store.writing() as session:
        rounds.ask(session, asked, by.id, by=writer)
    page = html(client.get(f"/desk/symbols/{ids['swing']}"))
    assert "Letters that you may open" in page and "Sam" in page
    assert client.get(f"/letters/{asked}/review").status_code == 200


# Pictures


def send_picture(client, entry_id, data, name="x.png", version=2, **form):
    photo = {"photo": (io.BytesIO(data), name)} if data else {}
    return client.send(
        f"/desk/symbols/{entry_id}/picture",
        {"version": version, "ground": "keep", "size": "600", **photo, **form},
    )


def picture_of(client, entry_id):
    page = html(client.get(f"/desk/symbols/{entry_id}"))
    address = page.partition('class="desk-picture" src="')[2].partition('"')[0]
    return client.get(address)


def test_a_picture_is_turned_cut_squared_and_made_small(store, therapist):
    client, by = therapist
    ids = samples.a_set(store, by)
    big = samples.png((1600, 800))
    done = send_picture(
        client, ids["swing"], big, turn="90", cut_top="50", size="300", square="yes"
    )
    assert done.location.endswith("said=picture-live")
    shown = picture_of(client, ids["swing"])
    assert shown.mimetype == "image/png" and shown.headers["Cache-Control"] == "no-store"
    with Image.open(io.BytesIO(shown.data)) as picture:
        assert picture.size == (300, 300)


def test_a_plain_ground_is_taken_away_or_made_white(store, therapist):
    client, by = therapist
    ids = samples.a_set(store, by)
    send_picture(client, ids["swing"], samples.png(ground="lightyellow"), ground="clear")
    with Image.open(io.BytesIO(picture_of(client, ids["swing"]).data)) as picture:
        assert picture.size == (80, 40)
        assert picture.getpixel((0, 0))[3] == 0 and picture.getpixel((40, 20))[3] == 255
    send_picture(client, ids["swing"], samples.png(), version=3, ground="white", square="yes")
    with Image.open(io.BytesIO(picture_of(client, ids["swing"]).data)) as picture:
        assert picture.size == (80, 80) and picture.getpixel((0, 0)) == (255, 255, 255, 255)


def test_a_drawing_stays_a_drawing_without_what_no_picture_needs(store, therapist):
    client, by = therapist
    ids = samples.a_set(store, by)
    bad = samples.svg("plum").replace(b"<rect", b"<script>alert(1)</script><rect")
    assert send_picture(client, ids["swing"], bad, "x.svg").status_code == 303
    shown = picture_of(client, ids["swing"])
    assert shown.mimetype == "image/svg+xml" and b"script" not in shown.data
    assert b"plum" in shown.data or b"#dda0dd" in shown.data.lower()
    assert "sandbox" in shown.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("data", "form", "says"),
    [
        (b"", {}, "Choose a picture."),
        (b"%PDF-1.7", {}, "not a picture we can open"),
        (b"\x89PNG\r\n\x1a\nbroken", {}, "not a picture we can open"),
        (b"<svg", {}, "not a picture we can open"),
        (b"GIF89a", {}, "not a picture we can open"),
        (samples.png(), {"cut_left": "60", "cut_right": "60"}, "Use numbers from 0 to 90"),
        (samples.png(), {"turn": "45"}, "Choose one of these"),
        (samples.png(), {"ground": "tartan"}, "Choose one of these"),
        (samples.png(), {"size": "9000"}, "Choose one of these"),
    ],
    ids=range(9),
)
def test_a_picture_that_cannot_be_used_gets_one_clear_message(store, therapist, data, form, says):
    client, by = therapist
    ids = samples.a_set(store, by)
    refused = send_picture(client, ids["swing"], data, **form)
    assert refused.status_code == 400 and says in html(refused)
    assert samples.version_of(store, ids["swing"]) == 2


def test_a_picture_for_a_symbol_that_changed_meanwhile_is_not_kept(store, therapist):
    client, by = therapist
    ids = samples.a_set(store, by)
    samples.redraw(store, ids["swing"], by)
    clash = send_picture(client, ids["swing"], samples.png())
    assert clash.status_code == 409
    assert "Somebody else changed this symbol" in html(clash)


def test_a_picture_is_shown_with_its_own_symbol_only(store, therapist):
    client, by = therapist
    ids = samples.a_set(store, by)
    other = entries(store)["pond"].upload_id
    assert client.get(f"/desk/symbols/{ids['swing']}/image/{other}").status_code == 404
    old = entries(store)["swing"].upload_id
    samples.redraw(store, ids["swing"], by)
    assert client.get(f"/desk/symbols/{ids['swing']}/image/{old}").data == samples.svg()


def test_an_earlier_picture_can_be_brought_back(store, therapist):
    client, by = therapist
    ids = samples.a_set(store, by)
    old = entries(store)["swing"].upload_id
    samples.redraw(store, ids["swing"], by)
    history = html(client.get(f"/desk/symbols/{ids['swing']}/history"))
    assert "Use it again" in history
    address = f"/desk/symbols/{ids['swing']}/image/{old}"
    assert client.send(address, {"version": 2}).status_code == 409  # changed meanwhile
    back = client.send(address, {"version": 3})
    assert back.location.endswith("said=picture-back")
    assert entries(store)["swing"].upload_id == old
    other = entries(store)["pond"].upload_id
    wrong = f"/desk/symbols/{ids['swing']}/image/{other}"
    assert client.send(wrong, {"version": 4}).status_code == 404


def test_a_council_picture_stays_in_no_browser(store, therapist, signed_in):
    _, by = therapist
    samples.a_set(store, by)
    client, _ = signed_in(Role.WRITER)
    page = html(client.get("/symbols?set=northby"))
    address = page.partition('class="symbol-tile"><img src="')[2].partition('"')[0]
    shown = client.get(address)
    assert shown.status_code == 200 and shown.headers["Cache-Control"] == "no-store"
    care = html(client.get("/symbols?set=care")).partition('class="symbol-tile"><img src="')[2]
    kept = client.get(care.partition('"')[0])
    assert kept.headers["Cache-Control"].startswith("private, max-age")


# In and out


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()


def bring(client, files, **form):
    held = [(io.BytesIO(data), name) for name, data in files.items()]
    return client.send("/desk/bring-in", {"file": held, **form})


def a_licensed_set(store, by):
    """Return the bytes of a letterkit set and of an Open Board package with terms."""
    terms = replace(
        samples.TERMS, licence="Council licence 4711", expires=dates.today(), max_distinct=100
    )
    samples.a_set(store, by, name="other", terms=terms)
    found = catalogue(store).sets["other"]
    return write_own(found), write_obz(found)


def test_a_letterkit_set_comes_in_with_all_its_terms_as_drafts(store, therapist):
    client, by = therapist
    own, _ = a_licensed_set(store, by)
    made = bring(client, {"other.zip": own}, name="northby")
    assert made.location == "/desk/sets/northby?said=set-brought-in"
    rows = entries(store)
    assert set(rows) == {"swing", "pond"}
    assert {row.state for row in rows.values()} == {EntryState.DRAFT}
    assert rows["swing"].alt_text == "a swing" and rows["swing"].keywords == ["playground"]
    with store.reading() as session:
        kept = symbol_sets.get(session, "northby")
    assert (kept.licence, kept.max_distinct) == ("Council licence 4711", 100)
    assert (kept.expires, kept.holder) == (dates.today(), "Northby Council")
    page = html(client.get("/desk/sets/northby"))
    assert "2 drafts are" in page and "Council licence 4711" in page
    assert client.send("/desk/sets/northby/publish").status_code == 303
    assert catalogue(store).sets["northby"].notice.max_distinct == 100


def test_what_is_written_on_import_wins_over_the_file(store, therapist):
    client, by = therapist
    own, _ = a_licensed_set(store, by)
    bring(
        client,
        {"other.zip": own},
        name="northby",
        holder="Symbols Ltd",
        max_distinct="50",
        title="Our symbols",
    )
    with store.reading() as session:
        kept = symbol_sets.get(session, "northby")
    assert (kept.title, kept.holder, kept.max_distinct) == ("Our symbols", "Symbols Ltd", 50)
    assert kept.licence == "Council licence 4711"


def test_boards_come_in_and_go_out_as_the_same_boards(store, therapist):
    client, by = therapist
    _, obz = a_licensed_set(store, by)
    assert bring(client, {"boards.obz": obz}, name="boards").status_code == 303
    assert set(entries(store, "boards")) == {"swing", "pond"}
    client.send("/desk/sets/boards/publish")
    made = client.send("/desk/sets/boards/export", {"format": "obz"})
    with (
        zipfile.ZipFile(io.BytesIO(made.data)) as new,
        zipfile.ZipFile(io.BytesIO(obz)) as old,
    ):
        assert new.read("manifest.json") == old.read("manifest.json")


def test_pictures_chosen_together_become_a_set(store, therapist):
    client, _ = therapist
    files = {"red-kite.png": samples.png(), "den.svg": samples.svg()}
    assert bring(client, files, name="outside", title="Outside").status_code == 303
    assert set(entries(store, "outside")) == {"red kite", "den"}


def test_a_spreadsheet_with_its_pictures_is_read(store, therapist):
    client, _ = therapist
    table = b"word,picture,tags,licence\nred kite,kite.png,fly;wind,CC0\n"
    files = {"list.csv": table, "kite.png": samples.png()}
    assert bring(client, files, name="outside").status_code == 303
    row = entries(store, "outside")["red kite"]
    assert row.keywords == ["fly", "wind"] and row.licence == "CC0-1.0"


def test_mulberrys_and_arasaacs_files_are_known_for_what_they_are(store, therapist):
    client, _ = therapist
    table = (
        "symbol-id,category-id,grammar,rated,tags,symbol-en,category-en\n"
        '1,1,Verb,0,game,"play_,_to",Verb\n2,1,Noun,0,emotion,happy_lady,People Feelings\n'
    )
    mulberry = zipped(
        {
            "symbol-info.csv": table,
            "EN-symbols/play_,_to.svg": samples.svg(),
            "EN-symbols/happy_lady.svg": samples.svg("gold"),
        }
    )
    assert bring(client, {"release.zip": mulberry}).status_code == 303
    found = entries(store, "mulberry")
    assert set(found) == {"play", "happy lady"} and found["play"].symbol == "play_,_to"
    with store.reading() as session:
        assert symbol_sets.get(session, "mulberry").licence == "CC-BY-SA-4.0"
    records = [
        {"_id": 7202, "keywords": [{"keyword": "dog", "type": 2}], "categories": ["animal"]},
        {"_id": 90, "keywords": [{"keyword": "fight", "type": 3}], "violence": True},
    ]
    arasaac = zipped(
        {
            "all.json": json.dumps(records),
            "7202.png": samples.png(),
            "90.png": samples.png(),
        }
    )
    assert bring(client, {"pictos.zip": arasaac}, name="arasaac").status_code == 303
    found = entries(store, "arasaac")
    assert not found["dog"].not_for_children and found["fight"].not_for_children


def test_more_symbols_join_a_set_under_names_of_their_own(store, therapist):
    client, by = therapist
    samples.a_set(store, by, ("swing",))
    own, _ = a_licensed_set(store, by)
    assert bring(client, {"other.zip": own}, into="northby").status_code == 303
    with store.reading() as session:
        rows = symbol_entries.of_set(session, "northby")
    assert {row.symbol for row in rows} == {"swing", "swing-2", "pond"}
    joined = next(row for row in rows if row.symbol == "pond")
    assert joined.licence == "Council licence 4711"  # its own terms stay with it
    assert bring(client, {"other.zip": own}, into="nowhere").status_code == 404


@pytest.mark.parametrize(
    ("files", "form", "says"),
    [
        ({}, {}, "Choose a file"),
        ({"x.zip": b"PK\x03\x04broken"}, {}, "not a zip file, or it is damaged"),
        (
            {"x.zip": zipped({"../evil.svg": b"<svg/>"})},
            {},
            "outside its own folder",
        ),
        ({"notes.txt": b"hello"}, {}, "no symbols that letterkit can read"),
        ({"x.pdf": b"%PDF-1.7"}, {}, "no symbols that letterkit can read"),
        ({"x.png": b"%PDF-1.7"}, {"name": "ours"}, "No picture in it can be used"),
        ({"list.csv": b"word,picture\nkite,kite.png\n"}, {}, "which is not there"),
        ({"x.obf": b"{broken"}, {}, "cannot be read as JSON"),
        ({"care.png": samples.png()}, {}, "There is a set with that name"),
        ({"pecs.png": samples.png()}, {}, "PECS is a method"),
        ({"kite.png": samples.png()}, {"name": "Not A Name"}, "Use small letters"),
        ({"kite.png": samples.png()}, {"expires": "soon"}, "Write the day like"),
    ],
    ids=range(12),
)
def test_what_cannot_come_in_gets_one_clear_answer_and_leaves_nothing(
    store, therapist, files, form, says
):
    client, _ = therapist
    refused = bring(client, files, **form)
    assert refused.status_code == 400 and says in html(refused).replace("&#39;", "'")
    with store.reading() as session:
        assert symbol_sets.listed(session) == []


def test_a_picture_that_cannot_be_used_is_left_out_and_named(store, therapist):
    client, _ = therapist
    files = {"kite.png": samples.png(), "bad.png": b"%PDF-1.7"}
    assert bring(client, files, name="outside").status_code == 303
    assert set(entries(store, "outside")) == {"kite"}
    assert "bad.png: this is a PDF." in html(client.get("/desk/sets/outside"))


@pytest.mark.parametrize("to", ["zip", "obz", "obf", "csv"])
def test_a_set_goes_out_in_every_open_format_with_its_terms(store, therapist, to):
    client, by = therapist
    samples.a_set(store, by)
    client.send("/desk/sets/northby/symbols/new", WORDS)
    made = client.send("/desk/sets/northby/export", {"format": to})
    assert made.status_code == 200
    ending = {"csv": "zip"}.get(to, to)
    assert made.headers["Content-Disposition"] == f'attachment; filename="northby.{ending}"'
    data = made.data
    if ending != "obf":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = b"".join(package.read(name) for name in package.namelist())
    assert b"Northby Council" in data and b"CC-BY-4.0" in data and b"ladder" not in data
    with store.reading() as session:
        done = [entry.action for entry in trail.about(session, "symbol-set", "northby")]
    assert "symbol-set.exported" in done


def test_what_goes_out_comes_back_the_same(store, therapist):
    client, by = therapist
    samples.a_set(store, by)
    made = client.send("/desk/sets/northby/export", {"format": "csv"})
    assert bring(client, {"back.zip": made.data}, name="back").status_code == 303
    before, after = entries(store), entries(store, "back")
    for label, row in before.items():
        same = after[label]
        assert (row.symbol, row.alt_text, row.keywords) == (
            same.symbol,
            same.alt_text,
            same.keywords,
        )
        assert same.licence == "CC-BY-4.0" and same.author == "Northby Council"


def test_our_own_sets_go_out_too_and_an_empty_set_does_not(store, therapist):
    client, by = therapist
    assert client.send("/desk/sets/care/export", {"format": "zip"}).status_code == 200
    samples.a_set(store, by, publish=False)
    empty = client.send("/desk/sets/northby/export", {"format": "zip"})
    assert empty.status_code == 422 and "nothing in this set" in html(empty)
    drafts = client.send("/desk/sets/northby/export", {"format": "zip", "drafts": "yes"})
    assert drafts.status_code == 200
    assert client.send("/desk/sets/northby/export", {"format": "exe"}).status_code == 400
    assert client.send("/desk/sets/nowhere/export", {"format": "zip"}).status_code == 404


# Words without a picture


def letter_saying(store, by, words, name):
    content = finish_samples.changed("letter.opening", words)
    return finish_samples.letter(store, by, content, name=name)


def test_words_without_a_picture_are_counted_by_child_and_never_tell_whose(
    store, signed_in, therapist
):
    client, _ = therapist
    _, writer = signed_in(Role.WRITER)
    for name in ("Nia", "Omar", "Bea"):
        letter_saying(store, writer, f"{name} showed me the trampoline.", name)
    first = letter_saying(store, writer, "We talked about your harmonica.", "Kezia")
    said = finish_samples.changed("letter.opening", "We talked about your harmonica.")
    with store.writing() as session:
        child_id = finish_samples.child_of_row(session, first, writer)
        for _ in range(3):  # four letters to one child are one child
            finish_samples.another(session, child_id, writer, said)
    for name in ("Ash", "Jo"):
        letter_saying(store, writer, "We saw a zeppelin.", name)
    page = html(client.get("/desk/words"))
    assert "trampoline" in page
    assert "zeppelin" not in page and "harmonica" not in page
    for name in ("Nia", "Omar", "Kezia", "Sam"):
        assert name not in page
    assert "at least 3 different children" in page


# Children


def test_the_desk_brings_a_childs_profile_together(store, signed_in, therapist):
    client, by = therapist
    _, writer = signed_in(Role.WRITER)
    samples.a_set(store, by)
    with store.writing() as session:
        reads = {"mode": "key-words", "sets": ["northby"], "choices": {"den": "northby:swing"}}
        child = children.add(session, {"name": "Nia", "age": 9, "symbols": reads}, by=writer)
        children.add_worker(session, child.id, by.id, Part.THERAPIST, by=writer)
        change = {"page": {"paper": "blue"}}
        profile_changes.propose(session, child.id, change, "She picked it.", by=writer)
        children.add(session, {"name": "Omar", "age": 9}, by=writer)
    page = html(client.get("/desk"))
    assert "Nia" in page and "Northby pictures" in page and "1 of their own" in page
    assert "A change to how Nia reads" in page and "Test writer proposes it" in page
    assert "Omar" not in page
    assert f"/desk/children/{child.id}/sheet" in html(client.get(f"/children/{child.id}"))
    sheet = client.get(f"/desk/children/{child.id}/sheet")
    assert sheet.mimetype == "application/pdf" and sheet.data.startswith(b"%PDF")
    assert "Nia-how-they-read-" in sheet.headers["Content-Disposition"]
    assert signed_in(Role.THERAPIST)[0].get(f"/desk/children/{child.id}/sheet").status_code == 404
