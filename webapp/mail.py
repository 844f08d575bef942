"""Notices by e-mail: that something waits, what kind of thing, and where. Never whose letter.

Nothing here is called while somebody waits for a page. A notice that cannot be mailed is tried
again a few times; it waits in the editor all the same.
"""

from __future__ import annotations

import smtplib
import ssl
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr, formatdate, make_msgid
from logging import getLogger
from typing import Any

from jinja2 import Environment

from letterkit.errors import LetterkitError
from webapp.settings import Settings
from webapp.store import outbox
from webapp.store.database import Store
from webapp.store.tables import now

SUBJECT = "Something waits for you in letterkit"
TIMEOUT_SECONDS = 20

_log = getLogger("letterkit.mail")


class MailFailed(LetterkitError):
    """The mail server cannot be reached, or does not let us in."""

    code = "mail"


@dataclass(frozen=True)
class Sent:
    """What came of one round of mailing: how many mails went out, and how many did not."""

    mails: int = 0
    failed: int = 0


def send_waiting(store: Store, settings: Settings, templates: Environment) -> Sent:
    """Mail what waits to be mailed. Several servers may do so at once.

    ``templates`` are the editor's own, where the words of notices are.

    Raises `MailFailed`: the mail server is not there, not safe, or refuses us. Nothing is lost.
    Raises `StoreUnavailable`: the database is locked, full or gone.
    """
    with store.reading() as session:
        is_open = outbox.opened_at(session) is not None
        people = outbox.waits_for(session)
    if not is_open:
        with store.writing() as session:
            outbox.open_now(session)
    if not people:
        return Sent()
    mails = failed = 0
    with _connected(settings) as server:
        for user_id in people:
            with store.writing() as session:
                parcel = outbox.take(session, user_id)
            if parcel is None:
                continue
            if _sent(server, store, settings, templates, parcel):
                mails += 1
            else:
                failed += 1
    return Sent(mails, failed)


def _sent(
    server: smtplib.SMTP,
    store: Store,
    settings: Settings,
    templates: Environment,
    parcel: outbox.Parcel,
) -> bool:
    """Send one mail, or put its notices back. Only the id of a person is ever logged.

    Raises `MailFailed`: the connection broke.
    """
    for_good, broken = False, False
    try:
        made = message(settings, templates, parcel.email, parcel.kinds)
        _hand_over(server, made, settings.smtp_from, parcel.email)
        return True
    except smtplib.SMTPRecipientsRefused as refused:
        for_good = all(code >= 500 for code, _words in refused.recipients.values())
        problem = "the address was refused"
    except ValueError:
        for_good, problem = True, "the address cannot be used"
    except smtplib.SMTPDataError as refused_mail:
        problem = f"the mail was refused ({refused_mail.smtp_code})"
    except OSError as error:  # smtplib's own errors are some too
        broken, problem = True, _said(error)
    with store.writing() as session:
        outbox.put_back(session, parcel.notice_ids, for_good=for_good)
    _log.warning("a notice could not be mailed to user %s: %s", parcel.user_id, problem)
    if broken:
        raise _failed(settings, problem)
    with suppress(OSError):
        server.rset()
    return False


def _hand_over(server: smtplib.SMTP, mail: EmailMessage, sender: str, to: str) -> None:
    """Hand one mail to the server, saying at which step it was refused."""
    to.encode("ascii")  # what is beyond that few servers take
    code, words = server.mail(sender)
    if code != 250:
        raise smtplib.SMTPSenderRefused(code, words, sender)
    code, words = server.rcpt(to)
    if code not in (250, 251):
        raise smtplib.SMTPRecipientsRefused({to: (code, words)})
    try:
        code, words = server.data(mail.as_bytes(policy=SMTP))
    except smtplib.SMTPServerDisconnected:
        # It may have taken the mail. Sending it again could make two; the notice is there anyway.
        _log.warning("the mail server broke off; one mail may not have arrived")
        return
    if code != 250:
        raise smtplib.SMTPDataError(code, words)


def message(
    settings: Settings, templates: Environment, to: str, kinds: Iterable[str]
) -> EmailMessage:
    """Return the mail that tells a person of some notices, by their kinds alone."""
    made = EmailMessage()
    made["Subject"] = SUBJECT
    made["From"] = formataddr(("letterkit", settings.smtp_from))
    made["To"] = to
    made["Date"] = formatdate()
    made["Message-ID"] = make_msgid(domain=settings.smtp_from.rpartition("@")[2])
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    things = Counter(_words(templates, kind) for kind in kinds)
    text = templates.get_template("mail/waiting.txt").render(
        things=list(things.items()),
        address=settings.public_url,
        organisation=settings.organisation,
    )
    made.set_content(text)
    return made


def _words(templates: Environment, kind: str) -> str:
    """Return the words of a kind of notice, as the editor has them, with nobody's name."""
    notice = {"kind": kind, "child_name": None, "letter_id": None, "child_id": None, "at": now()}
    known: dict[str, Any] = {"notice": notice, "leads_to": lambda _endpoint: False}
    page = templates.get_template("notices.html").make_module(known)
    return str(vars(page)["words"])


@contextmanager
def _connected(settings: Settings) -> Iterator[smtplib.SMTP]:
    """Give a connection to the mail server, encrypted and signed in as the settings say."""
    try:
        server = _connect(settings)
    except OSError as error:  # smtplib's own errors are some too
        raise _failed(settings, _said(error)) from error
    try:
        yield server
    finally:
        with suppress(OSError):
            server.quit()
        server.close()


def _connect(settings: Settings) -> smtplib.SMTP:
    host, port = settings.smtp_host, settings.smtp_port
    trusted = ssl.create_default_context()
    if settings.smtp_security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, port, timeout=TIMEOUT_SECONDS, context=trusted
        )
    else:
        server = smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
    try:
        if settings.smtp_security == "starttls":
            server.starttls(context=trusted)
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password)
        server.ehlo_or_helo_if_needed()
    except BaseException:
        server.close()
        raise
    return server


def _failed(settings: Settings, why: str) -> MailFailed:
    return MailFailed(
        f"The mail server does not take our mail ({why}).",
        where=f"{settings.smtp_host}:{settings.smtp_port}",
        what_to_do="Check LETTERKIT_SMTP_... and the mail server. Notices wait until then.",
    )


def _said(error: Exception) -> str:
    """Say what went wrong without repeating what the server was told."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "the account or its password is wrong"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "it does not offer STARTTLS or signing in"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted: {error.verify_message}"
    if isinstance(error, smtplib.SMTPSenderRefused):
        return "it takes no mail from LETTERKIT_SMTP_FROM"
    if isinstance(error, (TimeoutError, smtplib.SMTPServerDisconnected)):
        return "it does not answer, or breaks off"
    return type(error).__name__
