"""Every route for every role, as the one table says."""

from __future__ import annotations

import pytest

from webapp import permissions
from webapp.store.tables import Role

ASK = {"Accept": "application/json", "Sec-Fetch-Site": "same-origin"}
REFUSED = {"not-your-role", "sign-in-needed"}


def routes(app):
    """Return every route: endpoint, method, an address with made-up ids."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            made_up = {name: 1 if _is_number(rule, name) else "nothing" for name in rule.arguments}
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                yield rule.endpoint, method, app.url_for(rule.endpoint, **made_up)


def _is_number(rule, name):
    return type(rule._converters[name]).__name__ == "IntegerConverter"


def test_every_route_is_in_the_table_and_nothing_else(app):
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(permissions.MAY)
    assert set(permissions.MAY) >= permissions.UPLOADS
    assert set(permissions.MAY) >= permissions.UNATTENDED
    assert set(permissions.MAY) >= permissions.BEFORE_NEW_PASSWORD


@pytest.mark.parametrize("role", [None, *Role])
def test_every_route_opens_for_those_in_the_table_and_for_nobody_else(app, signed_in, role):
    for endpoint, method, address in routes(app):
        client = signed_in(role)[0] if role else app.test_client()
        data = {"form_token": client.token()} if method != "GET" else None
        response = client.open(address, method=method, data=data, headers=ASK)
        code = ((response.get_json(silent=True) or {}).get("error") or {}).get("code")
        allowed = permissions.MAY[endpoint]
        place = f"{role} {method} {endpoint}: {response.status_code} {code}"
        if allowed == permissions.PUBLIC or (role and role in allowed):
            assert code not in REFUSED, place
            assert response.status_code < 500, place
        elif role is None:
            assert (response.status_code, code) == (401, "sign-in-needed"), place
        else:
            assert (response.status_code, code) == (403, "not-your-role"), place


def test_a_route_that_nobody_put_in_the_table_is_refused(app, signed_in, caplog):
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    for role in Role:
        client, _ = signed_in(role)
        assert client.get("/forgotten").status_code == 404
    assert "has no line in webapp/permissions.py" in caplog.text


def test_a_page_asks_to_sign_in_and_then_leads_on(client):
    response = client.get("/account")
    assert response.status_code == 302
    assert response.location == "/sign-in?next=/account"
