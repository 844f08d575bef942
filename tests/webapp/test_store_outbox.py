"""Which notices are mailed, once each, however many servers ask."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from webapp.store import notices, outbox, users
from webapp.store.tables import Notice, now
from webapp.store.tables import Outbox as Row

AGO = timedelta(minutes=2)


@pytest.fixture
def told(both, person):
    """Open the outbox an hour ago, and notice something for a person two minutes ago."""
    with both.writing() as session:
        session.add(Row(name="mail", opened_at=now() - timedelta(hours=1)))
    who = person(both)
    with both.writing() as session:
        users.get(session, who.id).mail_since = now() - timedelta(hours=1)

    def tell(kind="asked-to-read", ago=AGO, user=who):
        with both.writing() as session:
            notice = notices.tell(session, user.id, kind)
            notice.at = now() - ago
            return notice.id

    tell.who = who
    return tell


def waits(store):
    with store.reading() as session:
        return outbox.waits_for(session)


def take(store, who):
    with store.writing() as session:
        return outbox.take(session, who.id)


def test_all_that_came_for_one_person_goes_in_one_parcel(both, told):
    ids = {told(), told("comment-added"), told("comment-added", ago=timedelta())}
    assert waits(both) == [told.who.id]
    parcel = take(both, told.who)
    assert set(parcel.notice_ids) == ids
    assert sorted(parcel.kinds) == ["asked-to-read", "comment-added", "comment-added"]
    assert waits(both) == [] and take(both, told.who) is None


def test_a_notice_waits_a_minute_for_others(both, told):
    told(ago=timedelta(seconds=30))
    assert waits(both) == []


def test_many_servers_at_once_take_a_notice_once(both, told):
    told(), told("comment-added")
    with ThreadPoolExecutor(8) as servers:
        parcels = list(servers.map(lambda _: take(both, told.who), range(16)))
    assert [len(parcel.notice_ids) for parcel in parcels if parcel] == [2]


def test_what_is_old_read_or_not_wanted_is_not_mailed(both, told, person):
    told(ago=timedelta(days=3))
    told(ago=timedelta(hours=1, minutes=1))  # before a mail server was set
    read = told()
    with both.writing() as session:
        notices.read(session, read, by=told.who)
    other = person(both)
    with both.writing() as session:
        users.set_mail(session, other.id, False, by=other)
    told(user=other)
    closed = person(both)
    with both.writing() as session:
        users.get(session, closed.id).active = False
    told(user=closed)
    assert waits(both) == []


def test_who_turns_mail_on_gets_what_comes_from_then_on(both, told):
    told()
    with both.writing() as session:
        users.set_mail(session, told.who.id, False, by=told.who)
        users.set_mail(session, told.who.id, True, by=told.who)
    assert waits(both) == []


def test_what_could_not_be_sent_is_tried_again_later_and_not_for_ever(both, told):
    told()
    for tried in range(1, outbox.MOST_TRIES + 1):
        parcel = take(both, told.who)
        with both.writing() as session:
            outbox.put_back(session, parcel.notice_ids)
            notice = session.get(Notice, parcel.notice_ids[0])
            assert (notice.mail_tries, notice.mailed_at) == (tried, None)
        assert waits(both) == []  # not at once
        with both.writing() as session:
            session.get(Notice, parcel.notice_ids[0]).mail_after = now()
    assert waits(both) == [] and take(both, told.who) is None


def test_what_can_never_be_sent_is_not_tried_again(both, told):
    told()
    with both.writing() as session:
        outbox.put_back(session, outbox.take(session, told.who.id).notice_ids, for_good=True)
    assert take(both, told.who) is None


def test_the_outbox_opens_once_and_leaves_what_was_there_before(both, person):
    who = person(both)
    with both.writing() as session:
        notices.tell(session, who.id, "asked-to-read").at = now() - AGO

    def open_now(_):
        with both.writing() as session:
            outbox.open_now(session)
        with both.reading() as session:
            return outbox.opened_at(session)

    with ThreadPoolExecutor(4) as servers:
        moments = set(servers.map(open_now, range(8)))
    assert len(moments) == 1
    assert waits(both) == []
