"""Photos: only with a record of who agreed, cut and turned by the server, seen by nobody else."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from webapp.store import children, photos
from webapp.store.tables import Role

TODAY = date.today()
FORM = {
    "alt": "Jess and the dog",
    "who": "Jaya and her social worker",
    "what_for": "letters to Jaya",
    "when": TODAY.isoformat(),
    "until": (TODAY + timedelta(days=300)).isoformat(),
}


def quarters(size=(400, 200), kind="JPEG"):
    """Return a photo: red, green above; blue, white below."""
    picture = Image.new("RGB", size, "white")
    width, height = size[0] // 2, size[1] // 2
    for place, colour in (((0, 0), "red"), ((width, 0), "lime"), ((0, height), "blue")):
        picture.paste(colour, (*place, place[0] + width, place[1] + height))
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Telling Camera"
    picture.save(out, kind, exif=exif)
    return out.getvalue()


@pytest.fixture
def writer(signed_in):
    return signed_in(Role.WRITER)


@pytest.fixture
def child_id(store, writer):
    with store.writing() as session:
        return children.add(session, {"name": "Jaya", "age": 9}, by=writer[1]).id


@pytest.fixture
def upload(writer, child_id):
    client, _ = writer

    def send(data, **form):
        file = (io.BytesIO(data), "../../hostile<name>.jpg")
        return client.send(
            f"/children/{child_id}/photos/new",
            {**FORM, **form, "photo": file},
            content_type="multipart/form-data",
        )

    return send


def kept(store, child_id, who):
    with store.reading() as session:
        return photos.listed(session, child_id, by=who)


def opened(client, child_id, photo):
    response = client.get(f"/children/{child_id}/photos/{photo.id}")
    assert response.headers["Cache-Control"] == "no-store"
    return Image.open(io.BytesIO(response.data)).convert("RGB"), response.data


def is_near(colour, wanted):
    return all(abs(one - other) < 40 for one, other in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_kept_with_who_agreed_and_without_camera_data(
    upload, writer, store, child_id, kind
):
    client, who = writer
    assert upload(quarters(kind=kind)).status_code == 303
    [photo] = kept(store, child_id, who)
    assert (photo.agreed_by, photo.agreed_for) == (FORM["who"], FORM["what_for"])
    picture, data = opened(client, child_id, photo)
    assert picture.size == (400, 200)
    assert b"Telling Camera" not in data
    assert "Jess and the dog" in client.get(f"/children/{child_id}").text


def test_a_photo_is_turned_first_and_then_cut(upload, writer, store, child_id):
    client, who = writer
    upload(quarters(), turn="90", cut_left="50", cut_bottom="50")
    picture, _ = opened(client, child_id, kept(store, child_id, who)[0])
    # Turned right, blue is above left and red above right; what is left is red.
    assert picture.size == (100, 200)
    assert is_near(picture.getpixel((50, 100)), (255, 0, 0))


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"who": ""}, "Write who agreed."),
        ({"alt": ""}, "Say in a few words what the photo shows."),
        ({"what_for": ""}, "Write what it was agreed for."),
        ({"until": ""}, "Write until when it may be used."),
        ({"until": "2020-01-01"}, "This day is past."),
        ({"when": "2999-01-01"}, "This day has not come yet."),
        ({"cut_left": "60", "cut_right": "40"}, "leave some of the photo"),
        ({"cut_top": "-3"}, "leave some of the photo"),
        ({"turn": "45"}, "Choose one of these."),
    ],
)
def test_without_a_whole_record_no_photo_is_kept(upload, writer, store, child_id, form, says):
    response = upload(quarters(), **form)
    assert response.status_code == 400
    assert says in response.text
    assert "choose the photo again" in response.text
    assert kept(store, child_id, writer[1]) == []


@pytest.mark.parametrize(
    "data",
    [b"GIF89a not a photo", b"<svg xmlns='http://www.w3.org/2000/svg'/>", quarters()[:300]],
    ids=["gif", "svg", "cut short"],
)
def test_what_is_not_a_photo_is_refused_kindly(upload, writer, store, child_id, data):
    response = upload(data)
    assert response.status_code == 400
    assert "not a photo we can open" in response.text
    assert kept(store, child_id, writer[1]) == []


def test_a_form_without_a_photo_asks_for_one(upload):
    assert "Choose a photo." in upload(b"").text


def test_a_photo_that_is_far_too_large_is_refused(upload, settings):
    response = upload(b"x" * (settings.upload_bytes + 1))
    assert response.status_code == 413
    response.request.environ["wsgi.input"].close()


def test_nobody_else_sees_a_photo(upload, signed_in, writer, store, child_id):
    upload(quarters())
    [photo] = kept(store, child_id, writer[1])
    stranger, other = signed_in(Role.WRITER)
    with store.writing() as session:
        theirs = children.add(session, {"name": "Ash", "age": 9}, by=other).id
    for path in (child_id, theirs):
        assert stranger.get(f"/children/{path}/photos/{photo.id}").status_code == 404
        gone = stranger.send(f"/children/{path}/photos/{photo.id}/withdraw")
        assert gone.status_code == 404
    assert len(kept(store, child_id, writer[1])) == 1


def test_a_photo_that_nobody_agrees_to_any_more_leaves_the_person_too(
    upload, writer, store, child_id
):
    client, who = writer
    upload(quarters())
    [photo] = kept(store, child_id, who)
    sent = {"version": "1", "name-1": "Jess", "photo-1": photos.file_name(photo)}
    assert client.send(f"/children/{child_id}/people", sent).status_code == 303
    with store.reading() as session:
        [person] = children.get(session, child_id, by=who).profile["people"]
    assert person["photo"]["consent"]["who"] == FORM["who"]
    client.send(f"/children/{child_id}/photos/{photo.id}/withdraw")
    assert kept(store, child_id, who) == []
    with store.reading() as session:
        assert children.get(session, child_id, by=who).profile["people"] == [{"name": "Jess"}]
