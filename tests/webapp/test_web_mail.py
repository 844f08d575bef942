"""Notices by e-mail, through a real mail server: what they say, and what they never say."""

from __future__ import annotations

import base64
import dataclasses
import os
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from editor_samples import KEY
from mail_server import (
    PASSWORD,
    USER,
    Box,
    certified,
    free_port,
    mail_server,
    silent_server,
    wants_sign_in,
)

from letterkit.errors import SettingsError
from webapp import commands, create_app, mail, mail_thread
from webapp.mail import MailFailed, send_waiting
from webapp.store import children, notices, users
from webapp.store.tables import Notice, Outbox, now


@pytest.fixture
def box():
    return Box()


@pytest.fixture
def post(settings):
    """Settings with a mail server on this machine, without encryption unless asked for."""

    def make(port, **changes):
        mine = {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_from": "letters@example.org"}
        return dataclasses.replace(settings, **{"smtp_security": "none", **mine, **changes})

    return make


@pytest.fixture
def told(store, person):
    """Notice some things for a new person, two minutes ago."""
    with store.writing() as session:
        session.add(Outbox(name="mail", opened_at=now() - timedelta(hours=1)))

    def tell(email, *kinds, **about):
        who = person(store, email=email)
        with store.writing() as session:
            users.get(session, who.id).mail_since = now() - timedelta(hours=1)
            for kind in kinds or ("asked-to-read",):
                notices.tell(session, who.id, kind, **about).at = now() - timedelta(minutes=2)
        return who

    return tell


def send(store, settings):
    return send_waiting(store, settings, create_app(settings, store).jinja_env)


def states(store):
    with store.reading() as session:
        return [
            (notice.mailed_at is not None, notice.mail_tries) for notice in session.query(Notice)
        ]


def test_a_mail_says_what_kind_of_thing_waits_and_where(store, post, told, box):
    told("ann@example.org", "asked-to-read", "comment-added", "comment-added")
    with mail_server(box) as port:
        settings = post(
            port, public_url="https://letters.example.org", organisation="Hill Lane Council"
        )
        assert send(store, settings) == mail.Sent(mails=1)
        assert send(store, settings) == mail.Sent()  # and not twice
    (made,) = box.mails
    assert (made["Subject"], made["To"]) == (mail.SUBJECT, "ann@example.org")
    assert made["From"] == "letterkit <letters@example.org>"
    assert made["Auto-Submitted"] == "auto-generated"
    assert made.get_content_type() == "text/plain"
    assert made.get_content().splitlines() == [
        "Hello,",
        "",
        "these things wait for you in letterkit:",
        "",
        "- A colleague asks you to read a letter",
        "- There is a new comment on a letter (2 times)",
        "",
        "https://letters.example.org",
        "",
        "This message names no child and quotes no letter.",
        "You can turn such messages off on your account page in letterkit.",
        "",
        "Hill Lane Council",
    ]


def test_a_mail_names_no_child_and_without_an_address_has_no_link(store, post, told, box):
    who = told("tess@example.org")
    with store.writing() as session:
        child = children.add(session, {"name": "Zebedee"}, by=who)
        notices.tell(session, who.id, "profile-change-proposed", child_id=child.id)
    with mail_server(box) as port:
        send(store, post(port))
    said = box.mails[0].as_string()
    assert "how a child reads" in said
    assert "Zebedee" not in said and child.id not in said and "http" not in said


def test_starttls_and_an_account_are_used_where_the_server_wants_them(
    store, post, told, box, tmp_path, monkeypatch
):
    told("ann@example.org")
    with mail_server(box, **wants_sign_in(tmp_path)) as port:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
        send(store, post(port, smtp_security="starttls", smtp_user=USER, smtp_password=PASSWORD))
    assert box.encrypted == [True]


def test_tls_from_the_first_byte_is_spoken_where_it_is_set(
    store, post, told, box, tmp_path, monkeypatch
):
    told("ann@example.org")
    with mail_server(box, ssl_context=certified(tmp_path), server_hostname="127.0.0.1") as port:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
        send(store, post(port, smtp_security="tls"))
    assert box.to == ["ann@example.org"]


def test_nothing_is_sent_to_a_server_that_is_not_who_it_says(store, post, told, box, tmp_path):
    told("ann@example.org")
    secret = {"smtp_security": "starttls", "smtp_user": USER, "smtp_password": PASSWORD}
    with (
        mail_server(box, **wants_sign_in(tmp_path)) as port,
        pytest.raises(MailFailed, match="certificate is not trusted") as refused,
    ):
        send(store, post(port, **secret))
    assert PASSWORD not in str(refused.value)
    with mail_server(box) as port, pytest.raises(MailFailed, match="STARTTLS"):
        send(store, post(port, **secret))
    assert box.mails == [] and states(store) == [(False, 0)]


def test_a_wrong_password_is_said_and_not_repeated(store, post, told, box, tmp_path, monkeypatch):
    told("ann@example.org")
    with mail_server(box, **wants_sign_in(tmp_path)) as port:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
        settings = post(port, smtp_security="starttls", smtp_user=USER, smtp_password="wrong one")
        with pytest.raises(MailFailed, match="account or its password") as refused:
            send(store, settings)
    assert "wrong one" not in str(refused.value)
    assert states(store) == [(False, 0)]


def test_one_refused_address_stops_no_other(store, post, told, box, caplog):
    told("gone@example.org"), told("busy@example.org"), told("ann@example.org")
    told("zoë@example.org")
    box.refuses = {"gone@example.org": "550 unknown", "busy@example.org": "451 later"}
    with mail_server(box) as port:
        assert send(store, post(port)) == mail.Sent(mails=1, failed=3)
    assert box.to == ["ann@example.org"]
    assert sorted(states(store)) == [(False, 1), (False, 5), (False, 5), (True, 0)]
    assert "@" not in caplog.text


def test_a_server_that_refuses_the_mail_is_asked_again_later(store, post, told, box):
    told("ann@example.org")
    box.says = "451 not now"
    with mail_server(box) as port:
        assert send(store, post(port)) == mail.Sent(failed=1)
        assert send(store, post(port)) == mail.Sent()  # not at once
    assert states(store) == [(False, 1)]


def test_a_server_that_is_silent_or_not_there_loses_no_notice(store, post, told, monkeypatch):
    told("ann@example.org")
    monkeypatch.setattr(mail, "TIMEOUT_SECONDS", 0.3)
    with silent_server() as port, pytest.raises(MailFailed, match="does not answer"):
        send(store, post(port))
    with pytest.raises(MailFailed, match="does not take our mail"):
        send(store, post(free_port()))
    assert states(store) == [(False, 0)]


def test_a_server_that_breaks_off_after_the_mail_is_sent_no_second_one(store, post, told, box):
    """It may have taken it: better no mail than two."""
    told("ann@example.org")

    async def leave(server, session, envelope):
        await Box.handle_DATA(box, server, session, envelope)
        server.transport.abort()

    box.handle_DATA = leave
    with mail_server(box) as port:
        send(store, post(port))
        send(store, post(port))
    assert len(box.mails) == 1


def test_the_thread_mails_by_itself_outlives_failures_and_ends(store, post, told, box, caplog):
    told("ann@example.org")
    with mail_server(box) as port:
        right = post(port)
        app = create_app(post(free_port()), store)
        thread = mail_thread.MailThread(app, every=0.02)
        thread.start()
        until(lambda: "does not take our mail" in caplog.text)
        thread._settings = right
        until(lambda: box.to)
        thread.end(timeout=5)
    assert not thread.is_alive()
    assert box.to == ["ann@example.org"]


def until(happened):
    ends = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < ends
        time.sleep(0.01)


def test_no_thread_begins_where_no_mail_server_is_set(app):
    assert mail_thread.begin(app) is None


def test_a_thread_begins_where_a_mail_server_is_set(store, post):
    thread = mail_thread.begin(create_app(post(free_port()), store))
    assert thread.is_alive() and thread.daemon
    thread.end(timeout=5)


def test_two_servers_at_once_send_one_mail(store, post, told, box):
    """Each is a process of its own, started from the command line."""
    told("ann@example.org")
    store.close()
    with mail_server(box) as port:
        env = environment(post(port))
        command = [sys.executable, "-m", "letterkit", "admin", "send-notices"]
        both = [
            subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) for _ in range(2)
        ]
        said = sorted(process.communicate(timeout=60)[0] for process in both)
    assert said == ["Mails sent: 0. Not sent: 0.\n", "Mails sent: 1. Not sent: 0.\n"]
    assert box.to == ["ann@example.org"]


def test_the_command_line_says_what_is_missing(settings, post):
    with pytest.raises(SettingsError, match="No mail server is set"):
        commands.send_notices(settings)
    done = subprocess.run(
        [sys.executable, "-m", "letterkit", "admin", "send-notices"],
        env={**environment(post(25)), "LETTERKIT_SMTP_FROM": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and "LETTERKIT_SMTP_FROM is missing" in done.stderr


def environment(settings):
    ours = {
        "SECRET_KEY": settings.secret_key.decode(),
        "DATA_KEYS": base64.urlsafe_b64encode(KEY).decode(),
        "DATA_DIR": str(settings.data_dir),
        "SMTP_HOST": settings.smtp_host,
        "SMTP_PORT": str(settings.smtp_port),
        "SMTP_SECURITY": "none",
        "SMTP_FROM": settings.smtp_from,
    }
    kept = {name: value for name, value in os.environ.items() if "LETTERKIT" not in name}
    return kept | {f"LETTERKIT_{name}": value for name, value in ours.items()}


def test_everybody_chooses_on_their_account_page_whether_to_get_mail(store, post, signed_in, box):
    client, who = signed_in()
    assert "Messages by e-mail" not in client.get("/account").get_data(as_text=True)
    client.application.extensions["letterkit.settings"] = post(25)
    page = client.get("/account").get_data(as_text=True)
    assert "It names no child" in page and "checked" in page
    assert "hear by e-mail" in client.get("/privacy").get_data(as_text=True)
    answer = client.post("/account/mail", data={"form_token": token(client)})
    assert answer.status_code == 303 and "said=mail-off" in answer.location
    assert "checked" not in client.get("/account").get_data(as_text=True)
    with store.reading() as session:
        assert users.get(session, who.id).mail_since is None
    answer = client.post("/account/mail", data={"form_token": token(client), "mail": "yes"})
    assert "You get a message" in client.get(answer.location).get_data(as_text=True)


def token(client):
    return client.get("/session").get_json()["form_token"]
