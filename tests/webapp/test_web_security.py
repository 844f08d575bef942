"""What every answer carries, and what is refused at the door."""

from __future__ import annotations

import dataclasses
import logging

import pytest
from sqlalchemy import text

from webapp import create_app
from webapp.security import headers
from webapp.security.failures import answer
from webapp.store.tables import Role

EXACTLY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}


@pytest.mark.parametrize("path", ["/sign-in", "/", "/nowhere", "/health", "/privacy", "/session"])
def test_every_answer_carries_the_headers_word_for_word(client, path):
    response = client.get(path)
    for name, value in EXACTLY.items():
        assert response.headers[name] == value, name
    assert "Strict-Transport-Security" not in response.headers
    assert "Server" not in response.headers


def test_over_https_cookies_and_headers_are_tied_to_this_host(settings, store):
    app = create_app(dataclasses.replace(settings, https=True), store)
    response = app.test_client().get("/sign-in", base_url="https://letters.example.org")
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-letterkit-visit=")
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie


def test_a_letter_in_its_frame_can_run_nothing():
    assert "default-src 'none'" in headers.LETTER_POLICY
    assert "script-src" not in headers.LETTER_POLICY
    assert "sandbox" in headers.LETTER_POLICY and "allow-scripts" not in headers.LETTER_POLICY


def test_a_form_without_its_token_changes_nothing(signed_in):
    client, _ = signed_in()
    response = client.post("/sign-out", headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status_code == 403
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "strange"])
def test_a_form_from_another_site_is_refused_even_with_a_token(signed_in, site):
    client, _ = signed_in()
    data = {"form_token": client.token()}
    response = client.post("/sign-out", data=data, headers={"Sec-Fetch-Site": site})
    assert response.status_code == 403


def test_an_old_browser_is_judged_by_its_origin(signed_in):
    client, _ = signed_in()
    data = {"form_token": client.token()}
    refused = client.post("/sign-out", data=data, headers={"Origin": "https://evil.example"})
    assert refused.status_code == 403
    taken = client.post("/sign-out", data=data, headers={"Origin": "http://localhost"})
    assert taken.status_code == 303


def test_a_token_of_another_session_is_refused(signed_in):
    client, _ = signed_in()
    other, _ = signed_in()
    stolen = {"form_token": other.token()}
    response = client.post("/sign-out", data=stolen, headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status_code == 403


def test_another_site_cannot_load_our_pages_into_its_own(client):
    inside = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert client.get("/privacy", headers=inside).status_code == 403
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert client.get("/privacy", headers=link).status_code == 200


def test_json_errors_have_one_shape(client):
    response = client.get("/nowhere", headers={"Accept": "application/json"})
    assert response.status_code == 404
    assert response.get_json() == {
        "error": {
            "code": "not-found",
            "message": "The page or letter you asked for is not here.",
            "what_to_do": "Check the address, or go to your letters and open it from there.",
        }
    }


def test_ten_megabytes_of_text_are_refused_kindly(signed_in):
    client, _ = signed_in()
    response = client.send("/account/password", {"new": "x" * 10_000_000})
    assert response.status_code == 413
    assert "larger than the editor takes" in response.get_data(as_text=True)


def test_an_endless_address_is_refused(client):
    assert client.get("/sign-in?next=" + "x" * 3000).status_code == 413


@pytest.mark.parametrize(
    "path",
    ["/people/../../etc/passwd", "/%00", "/people/%F0%9F%99%82", "/assets/x/..%2f..%2fsettings.py"],
)
def test_strange_addresses_are_not_found(signed_in, path):
    client, _ = signed_in(Role.ADMINISTRATOR)
    assert client.get(path).status_code == 404


def test_a_fault_shows_a_reference_and_no_words(app, client, caplog):
    words = "Dear Sam"

    def broken():
        raise RuntimeError(words)

    app.view_functions["about.privacy"] = broken
    with caplog.at_level(logging.ERROR):
        response = client.get("/privacy")
    page = response.get_data(as_text=True)
    assert response.status_code == 500
    assert words not in page and "Traceback" not in page
    reference = page.split("<code>")[1].split("</code>")[0]
    assert reference in caplog.text and "in broken" in caplog.text
    assert words not in caplog.text


def test_even_a_broken_frame_of_the_page_says_what_is_wrong(app, client):
    del app.jinja_env.globals["asset"]
    for path, status in (("/privacy", 500), ("/nowhere", 404)):
        response = client.get(path)
        assert response.status_code == status
        assert "Traceback" not in response.get_data(as_text=True)


def test_a_database_that_is_gone_gives_a_clear_page(app, signed_in, store):
    client, _ = signed_in()
    with store.writing() as session:
        session.execute(text("ALTER TABLE sessions RENAME TO elsewhere"))
    response = client.get("/")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert "What was saved is still there" in response.get_data(as_text=True)


def test_a_full_disk_gives_a_clear_page(app, client):
    def full():
        raise OSError(28, "No space left on device")

    app.view_functions["about.privacy"] = full
    assert client.get("/privacy").status_code == 503


def test_what_was_written_is_shown_again_when_the_time_has_run_out(client):
    wrote = {"opening": "Dear Sam, I liked your drawing.", "password": "never shown"}
    response = client.post(
        "/account/password", data=wrote, headers={"Sec-Fetch-Site": "same-origin"}
    )
    page = response.get_data(as_text=True)
    assert response.status_code == 401
    assert "I liked your drawing" in page and "never shown" not in page
    from_elsewhere = client.post("/account/password", data=wrote)
    assert "I liked your drawing" not in from_elsewhere.get_data(as_text=True)


def test_every_error_of_the_library_becomes_a_clear_page(app):
    from letterkit.errors import TooManyMessages

    with app.test_request_context("/"):
        response = answer(TooManyMessages())
        assert response.status_code == 422
        assert "at most three key messages" in response.get_data(as_text=True)
