"""Two people, two browsers, one letter: from draft to approved, as it happens."""

from __future__ import annotations

from pathlib import Path

import editor_browser
import pytest
from editor_browser import findings, sign_in
from playwright.sync_api import expect

from webapp.commands import prepare_demo
from webapp.services import checking_ready
from webapp.store import letters, sign_ins, users
from webapp.store.database import Store
from webapp.store.encryption import Keyring
from webapp.store.tables import LetterState
from webapp.store.who import Who

DEE, MAREK, PRIYA = "dee@example.org", "marek@example.org", "priya@example.org"
SOON = 5_000  # milliseconds: what one person does is seen by the other by then


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    """Two servers with one database, its store, the writer, and the letters' ids by child.

    The writer uses the first server and the buddy the second: what one does reaches the other
    through the database alone.
    """
    settings, store = prepare_demo(Path(tmp_path_factory.mktemp("demo")))
    checking_ready.wait()
    with store.reading() as session:
        dee = Who.of(users.by_email(session, DEE))
        rows = letters.mine(session, by=dee, limit=60)
    second = Store(settings.database_url, Keyring(settings.data_keys))
    with (
        editor_browser.served(settings, store) as one,
        editor_browser.served(settings, second) as other,
    ):
        yield (one, other), store, dee, {row.child_name: row.id for row in rows}
    second.close()
    store.close()


@pytest.fixture
def two(chromium, editor):
    """The writer's page and the buddy's page, each in a browser of its own."""
    with (
        editor_browser.watched(chromium, reduced_motion="reduce") as dee,
        editor_browser.watched(chromium, reduced_motion="reduce") as marek,
    ):
        for page, address, email in ((dee, editor[0][0], DEE), (marek, editor[0][1], MAREK)):
            page.set_default_timeout(15_000)
            sign_in(page, address, email)
        yield dee, marek


def review(page, editor, child):
    page.goto(f"{home(page)}/letters/{editor[3][child]}/review")
    ready(page)


def home(page):
    """Return the address of the server that a page is on."""
    return page.evaluate("location.origin")


def ready(page):
    """Wait until the letter is there and the script has matched its words."""
    editor_browser.until(page, "!!frames[0]?.document.querySelector('main[tabindex]')")


def letter(page):
    return page.frame_locator("iframe[data-frame]")


def select(page, words):
    """Select words in the letter with the mouse's own means: a range of the page."""
    ready(page)
    page.frames[1].evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector("main"), 4);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return;
          }
          throw new Error(`not in the letter: ${words}`);
        }""",
        words,
    )
    expect(page.locator("[data-chosen-quote]")).to_have_text(words)


def button(scope, name):
    return scope.get_by_role("button", name=name)


def comments(page):
    return page.locator("[data-comments]")


def comment(page, words, kind, body, wording=""):
    select(page, words)
    page.get_by_role("radio", name=kind).check()
    if wording:
        page.get_by_label("Your wording").fill(wording)
    page.get_by_label("Your comment").fill(body)
    button(page, "Add the comment").click()
    expect(comments(page)).to_contain_text(body)


def test_two_people_take_a_letter_from_draft_to_approved_and_locked(two, editor):
    dee, marek = two
    store, letter_id = editor[1], editor[3]["Bartek"]
    review(dee, editor, "Bartek")
    dee.get_by_label("Buddy").select_option(label="Marek Nowak")
    dee.get_by_label("What would you like to know?").fill("Is it a kind goodbye?")
    button(dee, "Ask").click()

    expect(dee.get_by_text("Asked. The letter is with your colleague now")).to_be_visible()
    marek.reload()
    marek.get_by_role("link", name="Read the letter to Bartek").click()
    expect(marek.get_by_text("Is it a kind goodbye?").first).to_be_visible()
    review(marek, editor, "Bartek")
    review(dee, editor, "Bartek")
    expect(dee.locator("[data-rounds]")).to_contain_text("is reading", timeout=SOON)

    # A comment appears for the writer with no reload, and the answer for the buddy.
    words = letter(marek).locator("[data-field='messages.1.title']").inner_text()
    comment(marek, words, "Question", "Would he say it so?")
    card = comments(dee).locator(".comment", has_text="Would he say it so?")
    expect(card).to_be_visible(timeout=SOON)
    card.get_by_text("Answer", exact=False).first.click()
    card.get_by_label("Your answer").fill("He said it to me.")
    button(card, "Send").click()
    expect(comments(marek)).to_contain_text("He said it to me.", timeout=SOON)

    # A wording is taken over in one click, as a new version.
    closing = letter(marek).locator("[data-field='letter.closing']").first.inner_text()
    first = " ".join(closing.split()[:3])
    comment(marek, first, "Suggestion", "Warmer.", wording="With all good wishes, and " + first)
    offered = comments(dee).locator(".comment", has_text="Warmer.")
    expect(offered).to_be_visible(timeout=SOON)
    button(offered, "Use this wording").click()
    expect(letter(dee).locator("main")).to_contain_text("With all good wishes")
    expect(letter(marek).locator("main")).to_contain_text("With all good wishes", timeout=SOON)

    # An edit moves the comment: it stays with its words, which the writer moved.
    with store.writing() as session:
        row = letters.get(session, letter_id, by=editor[2])
        content = dict(letters.content(session, letter_id, by=editor[2]).content)
        content["messages"] = [
            {**content["messages"][0], "title": f"Hello! {words}"},
            *content["messages"][1:],
        ]
        letters.save_version(session, letter_id, row.version, content, by=editor[2])
    expect(letter(marek).locator("main")).to_contain_text(f"Hello! {words}", timeout=SOON)
    marked = "[...frames[0].CSS.highlights.get('comment-question')].map(String).join('|')"
    editor_browser.until(marek, f"{marked} === {words!r}")

    # A concern stops the approval until a reader settles it.
    comment(marek, words, "Concern", "Does he know yet?")
    marek.get_by_label("First, a strength").fill("It says what he was good at.")
    button(marek, "Approve").click()
    expect(marek.get_by_role("alert").first).to_contain_text("concern")
    button(marek, "Ask for another look").click()
    expect(dee.locator("[data-rounds]")).to_contain_text("asks for another look", timeout=SOON)

    # The second round.
    review(dee, editor, "Bartek")
    concern = comments(dee).locator(".comment", has_text="Does he know yet?")
    concern.get_by_text("Answer", exact=False).first.click()
    concern.get_by_label("Your answer").fill("Yes, I told him on Monday.")
    button(concern, "Send").click()
    dee.get_by_label("Buddy").select_option(label="Marek Nowak")
    button(dee, "Ask").click()
    review(marek, editor, "Bartek")
    settled = comments(marek).locator(".comment", has_text="Does he know yet?")
    button(settled, "Settle").click()
    marek.get_by_label("First, a strength").fill("Clear and kind.")
    button(marek, "Approve").click()
    expect(marek.get_by_text("You approved the letter.")).to_be_visible()
    expect(dee.locator("[data-rounds]")).to_contain_text("approved it", timeout=SOON)

    review(dee, editor, "Bartek")
    expect(dee.get_by_text("The letter is approved.")).to_be_visible()
    with store.reading() as session:
        row = letters.get(session, letter_id, by=editor[2])
        assert row.state is LetterState.DRAFT
    with store.writing() as session:
        letters.move(session, letter_id, LetterState.READY, row.version, by=editor[2])
        letters.move(session, letter_id, LetterState.SENT, row.version, by=editor[2])
    expect(marek.get_by_text("Clear and kind.").first).to_be_visible()
    for page in (dee, marek):
        page.goto(f"{home(page)}/letters/{letter_id}/review")
        expect(page.get_by_text("This letter was sent.")).to_be_visible()
        expect(button(page, "Add the comment")).to_have_count(0)


def test_words_are_chosen_and_commented_on_by_keyboard_alone(two, editor):
    dee, _ = two
    review(dee, editor, "Jaya")
    for _ in range(60):
        dee.keyboard.press("Tab")
        if dee.evaluate("frames[0].document.activeElement?.tagName") == "MAIN":
            break
    else:
        raise AssertionError("the Tab key never reached the letter")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        dee.keyboard.press(key)
    opening = letter(dee).locator("[data-field='letter.opening']").first.inner_text()
    words = " ".join(opening.split()[1:4])
    expect(dee.locator("[data-chosen-quote]")).to_have_text(words)
    expect(dee.locator("[data-announce]")).to_have_text(words)
    dee.keyboard.press("Enter")
    expect(dee.get_by_role("radio", name="Question")).to_be_focused()
    dee.keyboard.press("ArrowUp")  # the last kind: praise
    expect(dee.get_by_role("radio", name="Praise")).to_be_checked()
    dee.keyboard.press("Tab")
    dee.keyboard.type("Only for Jaya.")
    dee.keyboard.press("Tab")
    dee.keyboard.press("Enter")
    expect(comments(dee)).to_contain_text("Only for Jaya.")
    expect(comments(dee).locator("q").first).to_have_text(words)


def test_what_somebody_is_writing_is_not_lost_when_something_new_comes(two, editor):
    dee, marek = two
    review(dee, editor, "Leila")
    review(marek, editor, "Leila")
    comment(marek, "Hello Leila", "Praise", "Her own hello.")
    card = comments(dee).locator(".comment", has_text="Her own hello.")
    expect(card).to_be_visible(timeout=SOON)
    card.get_by_text("Answer", exact=False).first.click()
    box = card.get_by_label("Your answer")
    box.fill("I was so")
    box.focus()
    comment(marek, "Leila", "Question", "And her middle name?")
    expect(comments(dee)).to_contain_text("And her middle name?", timeout=SOON)
    box = comments(dee).locator(".comment", has_text="Her own hello.").get_by_label("Your answer")
    expect(box).to_be_focused()
    dee.keyboard.type(" glad of it")
    expect(box).to_have_value("I was so glad of it")


def test_a_click_on_marked_words_leads_to_what_was_said(two, editor):
    _, marek = two
    review(marek, editor, "Leila")
    comment(marek, "Hello Leila", "Praise", "Warm from the start.")
    review(marek, editor, "Leila")
    letter(marek).locator("h1").click(position={"x": 20, "y": 12})
    expect(marek.locator(".comment:focus")).to_have_count(1)


def test_the_writer_sees_what_was_said_beside_the_words(two, editor):
    dee, marek = two
    review(marek, editor, "Leila")
    dee.goto(f"{home(dee)}/letters/{editor[3]['Leila']}")
    dee.locator("[data-said-beside] > summary").click(timeout=SOON)
    beside = dee.locator("[data-said-list]")
    comment(marek, "Hello Leila", "Suggestion", "Her sister says it so.", wording="Hi Leila")
    card = beside.locator(".comment", has_text="Her sister says it so.")
    expect(card).to_be_visible(timeout=SOON)
    card.locator("[data-go-to]").press("Enter")
    expect(dee.get_by_label("Greeting", exact=True)).to_be_focused()
    assert findings(dee) == []
    dee.get_by_label("Opening", exact=True).press_sequentially("Hooray! ")
    button(card, "Use this wording").click()
    expect(dee.get_by_text("The suggested words stand in the letter now")).to_be_visible()
    expect(letter(dee).locator("h1")).to_have_text("Hi Leila")
    expect(letter(dee).locator("main")).to_contain_text("Hooray!")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_review_has_no_accessibility_finding_and_fits(two, editor, scheme, width):
    dee, marek = two
    for page, child in ((dee, "Jaya"), (dee, "Kezia"), (dee, "Leila"), (marek, "Leila")):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{home(page)}/letters/{editor[3][child]}/review")
        editor_browser.until(page, "frames[0].document.querySelector('main') !== null")
        page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
        if child != "Kezia":
            select(page, letter(page).locator("h1").inner_text())
            page.get_by_role("radio", name="Suggestion").check()
        assert findings(page) == [], f"{child} at {width} in {scheme}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_review_works_with_no_script(chromium, editor):
    with editor_browser.watched(chromium, java_script_enabled=False) as page:
        sign_in(page, editor[0][0], DEE)
        page.goto(f"{home(page)}/letters/{editor[3]['Ash']}/review")
        page.get_by_label("Part of the letter").select_option("letter.greeting")
        page.get_by_label("The words, copied from the letter").fill("Ash")
        page.get_by_label("Your comment").fill("Just the name?")
        button(page, "Add the comment").click()
        expect(comments(page)).to_contain_text("Just the name?")
        expect(page.get_by_text("Your comment is there.")).to_be_visible()


def test_somebody_who_was_signed_out_is_told_and_goes_on_after_signing_in(two, editor):
    dee, _ = two
    review(dee, editor, "Jaya")
    select(dee, letter(dee).locator("h1").inner_text())
    dee.get_by_label("Your comment").fill("Still here.")
    with editor[1].writing() as session:
        user = users.by_email(session, DEE)
        sign_ins.end_all(session, user.id, by=editor[2])
    away = dee.get_by_text("You have been away for a while")
    expect(away).to_be_visible(timeout=SOON)
    assert findings(dee) == []
    again = dee.context.new_page()
    sign_in(again, home(dee), DEE)
    expect(away).to_be_hidden(timeout=SOON)
    button(dee, "Add the comment").click()
    expect(comments(dee)).to_contain_text("Still here.")
