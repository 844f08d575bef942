"""Writing a letter by plain forms, as a browser without script does, and by the page's script."""

from __future__ import annotations

import re

import pytest

from letterkit.errors import THREE_MESSAGES
from webapp.store import children, letter_versions, letters, promises
from webapp.store.tables import LetterState, Role


@pytest.fixture
def writer(store, signed_in):
    """A writer with a child, and a letter to that child."""
    client, who = signed_in(Role.WRITER)
    with store.writing() as session:
        profile = {"name": "Sam", "age": 9, "people": [{"name": "Ann", "who": "foster carer"}]}
        child = children.add(session, profile, by=who)
    response = client.send("/letters/new", {"child": child.id, "kind": "after-review"})
    assert response.status_code == 303
    client.letter = response.location
    client.who, client.child = who, child.id
    client.id = client.letter.rpartition("/")[2]
    return client


def version(client):
    page = client.get(client.letter).get_data(as_text=True)
    return int(re.search(r'name="version" value="(\d+)"', page)[1])


def press(client, do="save", **fields):
    named = {name.replace("__", "."): value for name, value in fields.items()}
    return client.send(client.letter, {"version": version(client), "do": do, **named})


def post_json(client, path, data):
    headers = {"X-Form-Token": client.token(), "Sec-Fetch-Site": "same-origin"}
    return client.post(f"{client.letter}/{path}", json=data, headers=headers)


def content(store, client):
    with store.reading() as session:
        return letters.content(session, client.id, by=client.who).content


def test_a_child_and_a_kind_are_asked_for(signed_in):
    client, _ = signed_in(Role.WRITER)
    assert "no child here yet" in client.get("/letters/new").get_data(as_text=True)


def test_what_was_not_chosen_is_said(writer):
    page = writer.send("/letters/new", {"child": writer.child})
    assert page.status_code == 400
    assert "Choose a kind of letter." in page.get_data(as_text=True)


def test_another_writers_child_is_not_found(writer, signed_in):
    other, _ = signed_in(Role.WRITER)
    response = other.send("/letters/new", {"child": writer.child, "kind": "hello"})
    assert response.status_code == 404


@pytest.mark.parametrize(
    "path", ["", "/versions", "/versions/1", "/page", "/picture?ref=care:home"]
)
def test_another_writers_letter_is_not_found(writer, signed_in, path):
    other, _ = signed_in(Role.WRITER)
    assert other.get(writer.letter + path).status_code == 404


@pytest.mark.parametrize("path", ["save", "check", "page"])
def test_another_writers_letter_can_not_be_asked_about(writer, signed_in, path):
    other, _ = signed_in(Role.WRITER)
    other.letter = writer.letter
    answer = post_json(other, path, {"version": 1, "fields": {"letter.opening": "x"}})
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "not-found")


def test_the_page_asks_for_each_part_in_the_words_of_its_kind(writer):
    page = writer.get(writer.letter).get_data(as_text=True)
    assert "Which name did the child use for themselves at the meeting?" in page
    for name in ("letter.opening", "messages.1.you_said", "help.advocate", "letter.later"):
        assert f'name="{name}"' in page


def test_saving_needs_no_script(writer, store):
    press(writer, letter__opening="I saw your boat.", messages__1__title="You are staying")
    kept = content(store, writer)
    assert kept["letter"]["opening"] == "I saw your boat."
    assert kept["messages"][0]["title"] == "You are staying"


def test_messages_are_added_moved_and_taken_out_without_script(writer, store):
    three = {"messages__1__title": "One", "messages__2__title": "Two"}
    press(writer, "add-message", **three)
    press(writer, "down:1", **three)
    assert [m["title"] for m in content(store, writer)["messages"]][:2] == ["Two", "One"]
    press(writer, "remove-message:1", messages__1__title="Two", messages__2__title="One")
    assert [m["title"] for m in content(store, writer)["messages"]] == ["One"]


def test_after_the_third_message_the_page_says_why_there_is_no_fourth(writer):
    press(writer, **{f"messages__{n}__title": "x" for n in (1, 2, 3)})
    page = writer.get(writer.letter).get_data(as_text=True)
    assert re.search(r'value="add-message"[^>]* hidden', page)
    assert THREE_MESSAGES in page


@pytest.mark.parametrize("how", ["form", "button", "json", "check", "page"])
def test_a_fourth_message_posted_by_hand_is_refused(writer, store, how):
    four = {f"messages.{n}.title": "x" for n in (1, 2, 3, 4)}
    if how == "form":
        answer = writer.send(writer.letter, {"version": 1, **four})
    elif how == "button":
        del four["messages.4.title"]
        answer = writer.send(writer.letter, {"version": 1, "do": "add-message", **four})
    else:
        path = {"json": "save"}.get(how, how)
        answer = post_json(writer, path, {"version": 1, "fields": four})
        assert answer.json["error"]["code"] == "letter.too-many-messages"
    assert answer.status_code == 422
    assert THREE_MESSAGES in answer.get_data(as_text=True)
    assert len(content(store, writer)["messages"]) == 1


def test_autosave_says_when_and_gives_the_next_version(writer, store):
    answer = post_json(writer, "save", {"version": 1, "fields": {"letter.opening": "Hello."}})
    assert answer.json["version"] == 2
    assert re.fullmatch(r"\d\d:\d\d", answer.json["saved"])
    again = post_json(writer, "save", {"version": 1, "fields": {"letter.opening": "Hello."}})
    assert again.json["version"] == 2  # an answer that got lost does no harm


def test_two_tabs_never_overwrite_each_other(writer, store):
    post_json(writer, "save", {"version": 1, "fields": {"letter.opening": "From the first tab."}})
    fields = {"letter.opening": "From the second.", "letter.about": "Mine."}
    answer = post_json(writer, "save", {"version": 1, "fields": fields})
    assert (answer.status_code, answer.json["error"]["code"]) == (409, "conflict")
    assert answer.json["error"]["yours"]["letter"]["opening"] == "From the second."
    assert answer.json["error"]["theirs"]["letter"]["opening"] == "From the first tab."

    page = writer.send(writer.letter, {"version": 1, "do": "compare", **fields})
    assert page.status_code == 409
    assert "What was saved there" in page.get_data(as_text=True)
    picks = {"pick:letter.opening": "theirs", "pick:letter.about": "mine"}
    done = writer.send(f"{writer.letter}/choose", {"version": 2, **fields, **picks})
    assert done.status_code == 303
    kept = content(store, writer)["letter"]
    assert kept == {"opening": "From the first tab.", "about": "Mine."}


def test_a_stale_choice_is_shown_again_and_overwrites_nothing(writer):
    for number in (1, 2):
        post_json(writer, "save", {"version": number, "fields": {"letter.about": f"{number}"}})
    done = writer.send(f"{writer.letter}/choose", {"version": 2, "letter.about": "late"})
    assert done.status_code == 409


def test_findings_come_for_what_stands_on_the_page_unsaved(writer):
    text = "🙂 At the LAC review we talked."
    answer = post_json(writer, "check", {"fields": {"letter.opening": text}})
    found = next(each for each in answer.json["findings"] if "LAC" in each["quote"])
    assert text[found["start"] : found["end"]] == found["quote"]
    edit = next(offer["edit"] for offer in found["offers"] if offer["edit"])
    assert edit["field"] == "letter.opening"
    assert "LAC review" in answer.json["html"]


def test_offsets_count_the_spaces_that_the_library_trims(writer):
    text = "  \n At the LAC review we talked."
    answer = post_json(writer, "check", {"fields": {"letter.opening": text}})
    found = next(each for each in answer.json["findings"] if "LAC" in each["quote"])
    assert text[found["start"] : found["end"]] == found["quote"]


def test_findings_name_the_message_as_the_page_counts_it(writer):
    fields = {"messages.1.title": "", "messages.2.text": "At the LAC review we talked."}
    answer = post_json(writer, "check", {"fields": fields})
    assert "messages.2.text" in {each["field"] for each in answer.json["findings"]}


def test_never_more_than_three_findings_are_open(writer):
    text = "At the LAC review the SGO, the PEP, the EHCP and the CAMHS referral were discussed."
    html = post_json(writer, "check", {"fields": {"letter.opening": text}}).json["html"]
    before_fold = html.partition('<details class="fold"')[0]
    assert before_fold.count("data-key") == 3
    assert html.count("data-key") > 3


def test_a_name_from_another_childs_letter_is_an_error(writer, store):
    with store.writing() as session:
        children.add(session, {"name": "Tomasz", "age": 7}, by=writer.who)
    answer = post_json(writer, "check", {"fields": {"letter.opening": "Tomasz likes trains."}})
    found = [each for each in answer.json["findings"] if "Tomasz" in each["quote"]]
    assert "error" in {each["severity"] for each in found}


def test_a_suggestion_is_taken_without_script(writer, store):
    fields = {"letter.opening": "At the LAC review we talked."}
    found = post_json(writer, "check", {"fields": fields}).json["findings"]
    finding = next(each for each in found if "LAC" in each["quote"])
    number = next(n for n, offer in enumerate(finding["offers"]) if offer["edit"])
    press(writer, f"accept:{finding['key']}:{number}", letter__opening=fields["letter.opening"])
    kept = content(store, writer)["letter"]["opening"]
    assert finding["offers"][number]["edit"]["text"] in kept
    assert kept.endswith("we talked.")


def test_a_finding_is_left_with_a_reason_without_script_and_shown_again(writer, store):
    fields = {"letter.opening": "At the LAC review we talked."}
    found = post_json(writer, "check", {"fields": fields}).json["findings"]
    finding = next(each for each in found if "LAC" in each["quote"])
    no_reason = press(writer, f"silence:{finding['key']}", letter__opening=fields["letter.opening"])
    assert no_reason.status_code == 400
    assert "Say in a few words why this can stay" in no_reason.get_data(as_text=True)
    token = {"version": version(writer), "do": f"silence:{finding['key']}", **fields}
    writer.send(writer.letter, {**token, f"reason.{finding['key']}": "He calls it that."})
    assert content(store, writer)["silence"][0]["reason"] == "He calls it that."
    page = writer.get(writer.letter).get_data(as_text=True)
    assert "He calls it that." in page
    hidden = dict(re.findall(r'name="(silence[^"]+)" value="([^"]*)"', page))
    writer.send(writer.letter, {"version": version(writer), "do": "speak:1", **fields, **hidden})
    assert "silence" not in content(store, writer)


def test_a_wrong_day_is_said_at_its_field_and_kept(writer, store):
    press(writer, help__next_meeting="14 May")
    assert content(store, writer)["help"]["next_meeting"] == "14 May"
    answer = post_json(writer, "check", {"fields": {"help.next_meeting": "14 May"}})
    assert "not a day" in answer.json["problems"]["help.next_meeting"]


def test_the_childs_page_is_the_renderers_and_can_run_nothing(writer):
    press(writer, letter__opening="I <b>saw</b> your boat.")
    response = writer.get(f"{writer.letter}/page")
    assert "sandbox allow-same-origin" in response.headers["Content-Security-Policy"]
    assert "script-src" not in response.headers["Content-Security-Policy"]
    assert "I &lt;b&gt;saw&lt;/b&gt; your boat." in response.get_data(as_text=True)
    fields = {"letter.opening": "Not saved yet."}
    answer = post_json(writer, "page", {"fields": fields})
    assert answer.json["main"].startswith("<main")
    assert "Not saved yet." in answer.json["main"]


def test_a_picture_that_cannot_be_shown_is_said_and_left_out(writer):
    fields = {"messages.1.title": "Home", "messages.1.picture": "care:no-such-thing"}
    answer = post_json(writer, "page", {"fields": fields})
    assert "Home" in answer.json["main"]
    assert "no symbol" in answer.json["problems"]["messages.1.picture"]


def test_pictures_of_other_places_are_not_found(writer):
    assert writer.get(f"{writer.letter}/picture?ref=care:home").mimetype == "image/svg+xml"
    for ref in ("", "nowhere", "care:nothing", "photo:../../etc/passwd", "photo:x.jpeg"):
        answer = writer.get(f"{writer.letter}/picture", query_string={"ref": ref})
        assert answer.status_code == 404, ref


def test_every_saved_version_can_be_seen_compared_and_brought_back(writer, store):
    press(writer, letter__opening="First words.")
    press(writer, letter__opening="Other words.")
    listed = writer.get(f"{writer.letter}/versions").get_data(as_text=True)
    assert listed.count("row-link") == 3
    older = writer.get(f"{writer.letter}/versions/2").get_data(as_text=True)
    assert "<mark>First</mark>" in older
    token = {"version": version(writer)}
    writer.send(f"{writer.letter}/versions/2/restore", token)
    assert content(store, writer)["letter"]["opening"] == "First words."
    with store.reading() as session:
        row = letters.get(session, writer.id, by=writer.who)
        assert len(letter_versions.history(session, row)) == 4
    stale = writer.send(f"{writer.letter}/versions/3/restore", token)
    assert "letter-moved-on" in stale.location


def test_steps_become_promises(writer, store):
    step = {"who": "Dee", "what": "ring school", "by": "2027-01-04"}
    press(
        writer,
        messages__1__title="x",
        **{f"messages__1__steps__1__{k}": v for k, v in step.items()},
    )
    with store.reading() as session:
        rows = promises.for_child(session, writer.child, by=writer.who)
    assert [(row.who, row.what, str(row.due)) for row in rows] == [tuple(step.values())]


def test_a_sent_letter_is_shown_and_cannot_be_changed(writer, store):
    with store.writing() as session:
        letters.get(session, writer.id, by=writer.who).state = LetterState.SENT
    page = writer.get(writer.letter).get_data(as_text=True)
    assert "kept as it was sent" in page
    assert "<textarea" not in page
    answer = post_json(writer, "save", {"version": 1, "fields": {"letter.opening": "x"}})
    assert (answer.status_code, answer.json["error"]["code"]) == (409, "locked")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"fields": [], "version": 1},
        {"fields": {}, "version": True},
        {"fields": {}, "version": "1"},
        {"fields": {"letter.opening": None}, "version": 1},
    ],
)
def test_nonsense_is_refused_with_one_shape_of_error(writer, store, data):
    answer = post_json(writer, "save", data)
    assert answer.status_code == 400
    assert set(answer.json["error"]) >= {"code", "message", "what_to_do"}
    assert version(writer) == 1


def test_ten_megabytes_are_refused_and_change_nothing(writer):
    fields = {"letter.opening": "words " * 1_800_000}
    answer = post_json(writer, "save", {"version": 1, "fields": fields})
    assert (answer.status_code, answer.json["error"]["code"]) == (413, "too-large")
    assert version(writer) == 1


def test_a_database_that_is_locked_loses_nothing_that_was_said_to_be_saved(writer, store):

    post_json(writer, "save", {"version": 1, "fields": {"letter.opening": "Kept."}})
    with store.engine.connect() as holder:
        holder.exec_driver_sql("ROLLBACK")
        holder.exec_driver_sql("BEGIN IMMEDIATE")
        answer = post_json(writer, "save", {"version": 2, "fields": {"letter.opening": "Later."}})
        holder.exec_driver_sql("ROLLBACK")
    assert (answer.status_code, answer.json["error"]["code"]) == (503, "store-unavailable")
    again = post_json(writer, "save", {"version": 2, "fields": {"letter.opening": "Later."}})
    assert again.json["version"] == 3


@pytest.mark.parametrize("number", ["0", "7", "2147483648", "99999999999999999999999"])
def test_a_version_that_never_was_is_not_found(writer, number):
    assert writer.get(f"{writer.letter}/versions/{number}").status_code == 404
    assert writer.get(f"{writer.letter}/page?version={number}").status_code == 404
