"""Who may use which page: the one table.

Every route of the editor is named here, by endpoint. A route that is missing is refused when
it is asked for, and a test fails. Which letters and children a person may open is decided in
the store, where anybody else's are simply not found.
"""

from __future__ import annotations

from webapp.store.tables import Role
from webapp.store.who import Who

PUBLIC = "public"  # also for people who are not signed in
EVERYONE = frozenset(Role)  # everybody who is signed in
WRITERS = frozenset({Role.WRITER})
READERS = frozenset({Role.WRITER, Role.BUDDY, Role.THERAPIST})  # may be asked to read a letter
THERAPISTS = frozenset({Role.THERAPIST})
WRITERS_AND_THERAPISTS = WRITERS | THERAPISTS
QUALITY = frozenset({Role.QUALITY})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
COUNCIL = QUALITY | ADMINISTRATORS  # set what holds for every letter

MAY: dict[str, str | frozenset[Role]] = {
    # what a browser needs before anybody is signed in
    "assets.file": PUBLIC,
    "health.show": PUBLIC,
    "about.accessibility": PUBLIC,
    "about.privacy": PUBLIC,
    "signin.show": PUBLIC,
    "signin.enter": PUBLIC,
    "signin.state": PUBLIC,
    # everybody's own account
    "signin.leave": EVERYONE,
    "home.show": EVERYONE,
    "home.read_notice": EVERYONE,
    "account.show": EVERYONE,
    "account.password": EVERYONE,
    "account.save_password": EVERYONE,
    "account.end_session": EVERYONE,
    "account.end_others": EVERYONE,
    "account.save_mail": EVERYONE,
    # writing
    "letters.new": WRITERS,
    "letters.start": WRITERS,
    "letters.edit": WRITERS,
    "letters.save": WRITERS,
    "letters.choose": WRITERS,
    "letters.autosave": WRITERS,
    "letters.check": WRITERS,
    "letters.page": WRITERS,
    "letters.page_now": WRITERS,
    "letters.picture": WRITERS,
    "letters.versions": WRITERS,
    "letters.version": WRITERS,
    "letters.restore": WRITERS,
    # last time, decisions, bringing in, finishing
    "last_letter.show": WRITERS,
    "last_letter.panel": WRITERS,
    "last_letter.mark": WRITERS,
    "last_letter.add": WRITERS,
    "decisions.edit": WRITERS,
    "decisions.save": WRITERS,
    "decisions.printed": WRITERS,
    "decisions.word": WRITERS,
    "bringing.new": WRITERS,
    "bringing.start": WRITERS,
    "bringing.sort": WRITERS,
    "bringing.place": WRITERS,
    "bringing.more": WRITERS,
    "bringing.checked": WRITERS,
    "exports.finish": WRITERS,
    "exports.move": WRITERS,
    "exports.file": WRITERS,
    # review: the writer, and whoever was asked to read
    "review.show": READERS,
    "review.page": READERS,
    "review.now": READERS,
    "review.say": READERS,
    "review.act": READERS,
    "review.answer": READERS,
    "review.uncover": READERS,
    "word_review.show": READERS,
    "word_review.out": READERS,
    "word_review.look": READERS,
    "word_review.keep": READERS,
    "review.web_annotations": WRITERS,
    "review.ask": WRITERS,
    "review.take_back": WRITERS,
    # accounts of other people
    "people.listed": ADMINISTRATORS,
    "people.new": ADMINISTRATORS,
    "people.add": ADMINISTRATORS,
    "people.edit": ADMINISTRATORS,
    "people.save": ADMINISTRATORS,
    "people.new_password": ADMINISTRATORS,
    # children
    "children.listed": WRITERS_AND_THERAPISTS,
    "children.new": WRITERS,
    "children.add": WRITERS,
    "children.show": WRITERS_AND_THERAPISTS,
    "children.about": WRITERS_AND_THERAPISTS,
    "children.save_about": WRITERS_AND_THERAPISTS,
    "children.people": WRITERS_AND_THERAPISTS,
    "children.save_people": WRITERS_AND_THERAPISTS,
    "children.words": WRITERS_AND_THERAPISTS,
    "children.save_words": WRITERS_AND_THERAPISTS,
    "children.reading": WRITERS_AND_THERAPISTS,
    "children.save_reading": WRITERS_AND_THERAPISTS,  # a writer's change is proposed
    "children.sample": WRITERS_AND_THERAPISTS,
    "children.sample_as": WRITERS_AND_THERAPISTS,
    "children.changes": WRITERS_AND_THERAPISTS,
    "children.decide": THERAPISTS,
    "children.new_photo": WRITERS_AND_THERAPISTS,
    "children.add_photo": WRITERS_AND_THERAPISTS,
    "children.photo": WRITERS_AND_THERAPISTS,
    "children.withdraw_photo": WRITERS_AND_THERAPISTS,
    "children.add_worker": WRITERS,
    "children.remove_worker": WRITERS,
    # symbols
    "symbols.listed": EVERYONE,
    "symbols.picture": EVERYONE,
    "symbols.find": WRITERS_AND_THERAPISTS,
    "symbols.word": WRITERS_AND_THERAPISTS,
    "symbols.for_child": WRITERS_AND_THERAPISTS,
    "symbols.choose": WRITERS_AND_THERAPISTS,
    "symbols.search_again": WRITERS_AND_THERAPISTS,
    "symbols.chosen": WRITERS_AND_THERAPISTS,
    # the therapist's desk
    "desk.show": THERAPISTS,
    "desk.words": THERAPISTS,
    "desk.sheet": THERAPISTS,
    "desk.new_set": THERAPISTS,
    "desk.add_set": THERAPISTS,
    "desk.symbol_set": THERAPISTS,
    "desk.terms": THERAPISTS,
    "desk.save_terms": THERAPISTS,
    "desk.publish": THERAPISTS,
    "desk.remove_set": THERAPISTS,
    "desk.set_history": THERAPISTS,
    "desk.new_entry": THERAPISTS,
    "desk.add_entry": THERAPISTS,
    "desk.entry": THERAPISTS,
    "desk.save_entry": THERAPISTS,
    "desk.withdraw": THERAPISTS,
    "desk.move": THERAPISTS,
    "desk.entry_history": THERAPISTS,
    "desk.image": THERAPISTS,
    "desk.use_again": THERAPISTS,
    "desk.new_picture": THERAPISTS,
    "desk.save_picture": THERAPISTS,
    "desk.bring_in": THERAPISTS,
    "desk.bring": THERAPISTS,
    "desk.export": THERAPISTS,
    # what the council sets for everybody
    "council.show": COUNCIL,
    "council.words": COUNCIL,
    "council.word": COUNCIL,
    "council.save_word": COUNCIL,
    "council.checks": COUNCIL,
    "council.save_checks": COUNCIL,
    "council.wording": COUNCIL,
    "council.save_wording": COUNCIL,
    "council.questions": COUNCIL,
    "council.save_questions": COUNCIL,
    # dip samples and figures: the store opens only letters of a person's own samples
    "quality.show": QUALITY,
    "quality.new": QUALITY,
    "quality.draw": QUALITY,
    "quality.sample": QUALITY,
    "quality.sample_csv": QUALITY,
    "quality.letter": QUALITY,
    "quality.answer": QUALITY,
    "quality.page": QUALITY,
    "quality.figures": QUALITY,
    "quality.figures_csv": QUALITY,
}

# Routes that take a file, and so a larger request than a form.
UPLOADS: frozenset[str] = frozenset(
    {
        "children.add_photo",
        "bringing.start",
        "bringing.more",
        "desk.save_picture",
        "desk.bring",
        "word_review.look",
    }
)

# Routes whose answers a browser may keep: they say nothing about anybody.
KEPT = frozenset({"assets.file", "symbols.picture"})

# Routes that an open page asks by itself: nobody need be there, so they keep nobody signed in.
UNATTENDED = frozenset({"review.now"})

# Routes that are open while a new password must be chosen first.
BEFORE_NEW_PASSWORD = frozenset({"account.password", "account.save_password", "signin.leave"})


def may(who: Who | None, endpoint: str) -> bool:
    """Say whether a person (or nobody) may use a route. A route not in the table: never."""
    allowed = MAY.get(endpoint)
    if allowed is None:
        return False
    if allowed == PUBLIC:
        return True
    return who is not None and who.role in allowed
