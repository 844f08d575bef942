"""Sign in and out, guessing, and ending sessions elsewhere."""

from __future__ import annotations

import pytest
from editor_samples import PASSWORD
from sqlalchemy import select, update

from webapp.auth import passwords, signing_in
from webapp.store import trail, users
from webapp.store.tables import AuditEntry, Role, SignInSession, Throttle, now


@pytest.fixture
def dee(store, person):
    return person(store, Role.WRITER, "dee@example.org")


def enter(client, email="dee@example.org", password=PASSWORD, **more):
    return client.send("/sign-in", {"email": email, "password": password, **more})


def test_the_right_password_leads_home(client, dee, store):
    response = enter(client, " Dee@Example.org ")
    assert response.status_code == 303 and response.location == "/"
    cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie
    assert "Hello Test" in client.get("/").get_data(as_text=True)
    with store.reading() as session:
        assert users.get(session, dee.id).signed_in_at is not None
        stored = session.scalars(select(SignInSession)).one()
        token = cookie.split("=", 1)[1].split(";")[0]
        assert token.encode() not in stored.token_hash


def test_a_wrong_password_and_an_unknown_address_look_the_same(client, dee):
    wrong = enter(client, password="another password")
    unknown = enter(client, email="nobody@example.org")
    assert wrong.status_code == unknown.status_code == 400
    same = "The e-mail address or the password is not right."
    assert same in wrong.get_data(as_text=True) and same in unknown.get_data(as_text=True)


def test_an_unknown_address_costs_as_much_checking_as_a_known_one(
    dee, store, settings, monkeypatch
):
    checked = []

    class Counting:
        real = passwords._HASHER

        def verify(self, hashed, password):
            checked.append(hashed)
            return self.real.verify(hashed, password)

    monkeypatch.setattr(passwords, "_HASHER", Counting())
    for email in ("dee@example.org", "nobody@example.org"):
        with pytest.raises(signing_in.WrongPassword):
            signing_in.sign_in(
                store, settings, email=email, password="x", address="127.0.0.1", browser="x"
            )
    settings_of = [hashed.split("$")[3] for hashed in checked]
    assert len(checked) == 2 and settings_of[0] == settings_of[1]


def test_guessing_is_stopped_for_an_account_and_never_tells_if_it_exists(client, dee, settings):
    for email in ("dee@example.org", "nobody@example.org"):
        for _ in range(signing_in.TRIES_PER_ACCOUNT):
            assert enter(client, email, "guess").status_code == 400
        stopped = enter(client, email, PASSWORD)
        assert stopped.status_code == 429
        assert 0 < int(stopped.headers["Retry-After"]) <= signing_in.WINDOW_SECONDS


def test_after_the_wait_the_right_password_works_again(client, dee, store):
    for _ in range(signing_in.TRIES_PER_ACCOUNT + 1):
        enter(client, password="guess")
    with store.writing() as session:
        long_ago = now().replace(year=now().year - 1)
        session.execute(update(Throttle).values(since=long_ago))
    assert enter(client).status_code == 303


def test_guessing_many_accounts_from_one_address_is_stopped(client, monkeypatch):
    monkeypatch.setattr(passwords, "is_right", lambda *_: False)
    answers = [
        enter(client, f"person{n}@example.org", "guess").status_code
        for n in range(signing_in.TRIES_PER_ADDRESS + 1)
    ]
    assert answers[-2:] == [400, 429]


def test_ipv6_neighbours_count_as_one(settings):
    one = signing_in._network("2001:db8:1:2:aaaa::1")
    assert one == signing_in._network("2001:db8:1:2:bbbb::9") == "2001:db8:1:2::/64"


def test_a_closed_account_cannot_sign_in_and_is_signed_out(client, dee, store, person):
    admin = person(store, Role.ADMINISTRATOR)
    enter(client)
    with store.writing() as session:
        users.change(session, dee.id, name="Dee", role=Role.WRITER, active=False, by=admin)
    assert client.get("/").status_code == 302
    assert enter(client).status_code == 400


def test_signing_out_ends_the_session_on_the_server_too(client, dee, app):
    enter(client)
    cookie = client.get_cookie("letterkit")
    assert client.send("/sign-out").status_code == 303
    assert client.get("/").status_code == 302
    thief = app.test_client()
    thief.set_cookie("letterkit", cookie.value)
    assert thief.get("/").status_code == 302


def test_a_session_ends_after_a_while_without_use(client, dee, store):
    enter(client)
    with store.writing() as session:
        session.execute(update(SignInSession).values(seen_at=now().replace(year=2020)))
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/account", "/account"),
        ("https://evil.example", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_nobody_is_led_to_another_site(client, dee, asked, leads_to):
    assert enter(client, next=asked).location == leads_to


def test_an_open_page_can_ask_for_a_fresh_token_after_a_new_sign_in(client, dee):
    before = client.get("/session").get_json()
    assert before["signed_in"] is False
    enter(client)
    after = client.get("/session").get_json()
    assert after["signed_in"] is True and after["form_token"] != before["form_token"]


def test_signing_out_everywhere_else_leaves_only_this_browser(signed_in):
    here, who = signed_in()
    there, _ = signed_in(who=who)
    assert there.get("/").status_code == 200
    assert here.send("/account/sessions/end-others").status_code == 303
    assert there.get("/").status_code == 302
    assert here.get("/account").status_code == 200


def test_one_other_session_is_ended_and_a_strangers_is_not_found(signed_in, store):
    here, _ = signed_in()
    stranger, other = signed_in()
    with store.reading() as session:
        rows = session.scalars(select(SignInSession)).all()
    theirs = next(row.id for row in rows if row.user_id == other.id)
    assert here.send(f"/account/sessions/{theirs}/end").status_code == 404
    assert stranger.get("/").status_code == 200


def test_a_new_password_signs_out_everywhere_else(signed_in, client):
    here, who = signed_in()
    there, _ = signed_in(who=who)
    new = "lantern otter maple"
    sent = here.send("/account/password", {"old": PASSWORD, "new": new})
    assert sent.status_code == 303
    assert there.get("/").status_code == 302 and here.get("/account").status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("wrong", "lantern otter maple", "This is not your password now"),
        (PASSWORD, "short", "Use at least 12 characters"),
        (PASSWORD, "a" * 300, "Use at most 200 characters"),
        (PASSWORD, "aaaaaaaaaaaaaa", "too easy to guess"),
        (PASSWORD, PASSWORD, "not the one you have now"),
    ],
)
def test_a_weak_password_or_a_wrong_old_one_is_refused_with_the_reason(signed_in, old, new, says):
    client, _ = signed_in()
    response = client.send("/account/password", {"old": old, "new": new})
    assert response.status_code == 400
    page = response.get_data(as_text=True)
    assert says in page and 'aria-invalid="true"' in page


def test_who_signed_in_is_in_the_trail_without_address_or_name(client, dee, store):
    enter(client, password="wrong one")
    enter(client)
    with store.reading() as session:
        entries = session.scalars(select(AuditEntry)).all()
        actions = [entry.action for entry in entries]
        assert "sign-in.refused" in actions and "session.started" in actions
        assert "dee@" not in repr([(entry.subject_id, entry.facts) for entry in entries])
        assert trail.about(session, "user", dee.id)


def test_a_browser_is_named_roughly():
    chrome = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130 Safari/537.36"
    assert signing_in.browser_name(chrome) == "Chrome on Windows"
    assert signing_in.browser_name("curl/8") == "A browser"
