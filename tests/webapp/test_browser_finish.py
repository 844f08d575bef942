"""From a letter in Word to one that is sent, in a real Chromium: with script and without."""

from __future__ import annotations

from pathlib import Path

import editor_browser
import finish_samples as samples
import pytest
from axe_playwright_python.sync_playwright import Axe
from editor_browser import RULES
from playwright.sync_api import expect

from webapp import demo
from webapp.commands import prepare_demo
from webapp.services import bringing, saving
from webapp.store import children, letters, promises, users
from webapp.store.tables import SavedBy
from webapp.store.who import Who

OLD = """Dear Robin

You told me about your rabbit. I liked the part with the carrot.

You are staying with Ann
You said you want to stay.
You will stay with Ann until you are grown up.
This is because you are safe there.

Bola helps you say what you want. She is your advocate: 020 7946 0001.
If you are unhappy with anything here, you can complain to me.
You can ring me on 020 7946 0131.

Best wishes
Dee
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    """A demonstration with one more child, who was sent a letter before."""
    settings, store = prepare_demo(Path(tmp_path_factory.mktemp("demo")))
    with store.reading() as session:
        by = Who.of(users.by_email(session, demo.PEOPLE[0].email))
    profile = {**samples.PROFILE, "name": "Robin"}
    with store.writing() as session:
        child = children.add(session, profile, by=by).id
        old = samples.another(session, child, by)
    samples.sent(store, old, by)
    with editor_browser.served(settings, store) as address:
        yield address, store, by, child, old
    store.close()


@pytest.fixture(params=["script", "no script"])
def page(chromium, request):
    context = chromium.new_context(java_script_enabled=request.param == "script")
    page = context.new_page()
    page.set_default_timeout(10_000)
    wrong = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    expected = "the server responded with a status of 4"
    assert [line for line in wrong if expected not in line] == []


def sign_in(page, address):
    page.goto(f"{address}/sign-in")
    page.get_by_label("E-mail address").fill(demo.PEOPLE[0].email)
    page.get_by_label("Password").fill(demo.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{address}/")


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def test_a_letter_from_word_becomes_a_sent_pdf(page, editor):
    address, store, by, child, _ = editor
    sign_in(page, address)
    page.get_by_role("link", name="Bring a letter in").click()
    page.get_by_label("Who is it for?").select_option(child)
    page.get_by_label("Paste the letter").fill(OLD)
    button(page, "Bring it in").first.click()

    expect(page.get_by_text("11 paragraphs wait for a place")).to_be_visible()
    page.get_by_label("Paragraph 11 goes to").select_option("drop")
    page.get_by_label("Paragraph 10 goes to").select_option("drop")
    button(page, "Put them there").click()
    expect(page.get_by_text("stand where you put them")).to_be_visible()
    for field in page.get_by_label("What Robin said or did").all():
        field.fill("Robin told me on Tuesday.")
    button(page, "These words are right").click()
    expect(page.get_by_text("all words are checked")).to_be_visible()

    page.get_by_role("link", name="Last letter").click()
    page.get_by_role("button", name="It happened").first.click()
    page.get_by_label("For the letter").first.fill("Ann painted your room with you!")
    page.get_by_label("Add it to").first.select_option("messages.1.text")
    page.get_by_role("button", name="Add the sentence").first.click()
    expect(page.get_by_text("The sentence stands in the letter now.")).to_be_visible()

    page.get_by_role("link", name="Decisions").click()
    page.get_by_label("What was decided, decision 1").fill("Long-term placement.")
    page.get_by_label("Where Robin is told, decision 1").select_option("1")
    button(page, "Save the decisions").click()
    expect(page.get_by_text("The decisions are saved.")).to_be_visible()

    page.get_by_role("link", name="Finish").click()
    button(page, "The letter is ready").click()
    expect(page.get_by_text("The letter is ready. Make its files")).to_be_visible()
    with page.expect_download() as coming:
        page.get_by_role("button", name="PDF").first.click()
    first = Path(coming.value.path()).read_bytes()
    assert coming.value.suggested_filename.startswith("Robin-after-review-")
    assert first.startswith(b"%PDF-")

    button(page, "Mark as sent").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick that the letter is on its way")
    page.get_by_label("Robin has the letter, or it is on its way").check()
    button(page, "Mark as sent").click()
    expect(page.get_by_text("sent and locked. It stays just as it is")).to_be_visible()
    with page.expect_download() as coming:
        page.get_by_role("button", name="PDF").first.click()
    assert Path(coming.value.path()).read_bytes() == first

    letter_id = page.url.split("/letters/")[1].split("/")[0]
    fields = samples.fields_of(store, letter_id, by)
    assert fields["messages.1.text"].endswith("Ann painted your room with you!")
    with store.writing() as session:  # so that the promise can be told again without script
        for promise in promises.for_child(session, child, by=by):
            promises.mark(session, promise.id, type(promise.state)("open"), by=by)


def states(store, by, child, old):
    """Make a letter for each look that the pages can have, and return their addresses."""
    with store.writing() as session:
        good = samples.another(session, child, by)
        bad = samples.another(session, child, by, samples.changed("messages.0.title", ""))
        content = letters.content(session, bad, by=by).content
        content = bringing.with_notes(content, bringing.paragraphs_in(OLD))
        content, _ = bringing.placed(content, ["note", "letter.opening", *["note"] * 9])
        saving.save_content(session, bad, 1, content, by=by, saved_by=SavedBy.BROUGHT_IN)
    beside = ("finish", "last", "decisions", "decisions/print")
    return [
        "/bring-in",
        *(f"/letters/{letter_id}/{path}" for letter_id in (good, bad, old) for path in beside),
        *(f"/letters/{letter_id}/bring-in" for letter_id in (good, bad)),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_an_accessibility_finding_or_is_cut_off(chromium, editor, scheme):
    address, store, by, child, old = editor
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    sign_in(page, address)
    for path in states(store, by, child, old):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(address + path)
        findings = Axe().run(page, options=RULES).response["violations"]
        told = [(each["id"], [node["html"] for node in each["nodes"]]) for each in findings]
        assert told == [], f"{path} in {scheme}"
        page.set_viewport_size({"width": 320, "height": 640})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{path} is {wide} wide"
    context.close()


def test_wrong_answers_are_accessible_and_lead_to_their_field(chromium, editor):
    address, _, _, _, _ = editor
    context = chromium.new_context()
    page = context.new_page()
    sign_in(page, address)
    page.goto(f"{address}/bring-in")
    page.keyboard.press("Tab")
    button(page, "Bring it in").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose the child")
    assert Axe().run(page, options=RULES).response["violations"] == []
    page.get_by_role("link", name="Choose the child this letter is for.").press("Enter")
    expect(page.get_by_label("Who is it for?")).to_be_focused()
    context.close()


def test_a_promise_is_marked_and_copied_by_keyboard_alone(chromium, editor):
    address, store, by, child, _ = editor
    with store.writing() as session:
        new = samples.another(session, child, by)
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    sign_in(page, address)
    page.goto(f"{address}/letters/{new}/last")
    late = page.get_by_role("button", name="It is late").first
    late.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("For the letter").first).to_have_value(
        "Last time I said that Ann would paint your room with you by 12 December 2026. "
        "It has not happened yet, and I am sorry. [When will it happen?]"
    )
    page.get_by_role("button", name="Copy").first.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied.")
    assert "It has not happened yet" in page.evaluate("navigator.clipboard.readText()")
    context.close()
