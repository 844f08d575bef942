"""The editor: an IRO writes, sees and sends a letter in the browser.

``create_app(settings)`` makes the Flask application. Routes are thin: they read the request, call
the store or a service, and choose a template. SQL lives in ``webapp.store`` only.
"""

from __future__ import annotations

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from letterkit import kinds
from letterkit.errors import UsageError
from webapp import assets, current, dates, icons, journeys, permissions
from webapp.auth import guard, passwords
from webapp.security import failures, forgery, headers, limits
from webapp.settings import Settings
from webapp.store.database import Store
from webapp.store.encryption import Keyring


def create_app(settings: Settings, store: Store | None = None) -> Flask:
    """Make the editor. The database is expected to be migrated already.

    A ``store`` can be given where one is open; otherwise one is opened from the settings.
    """
    app = Flask("webapp", static_folder=None)
    app.config["SECRET_KEY"] = settings.secret_key
    app.extensions["letterkit.settings"] = settings
    app.extensions["letterkit.store"] = store or Store(
        settings.database_url, Keyring(settings.data_keys)
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
        )
    _prepare_templates(app)
    assets.prepare(app)
    # In this order: how much, who, and whether from our own page.
    limits.protect(app)
    guard.protect(app)
    forgery.protect(app)
    headers.protect(app)
    failures.protect(app)
    journeys.register(app)
    passwords.nobodys_hash()
    return app


def _prepare_templates(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        day=dates.day,
        near_day=dates.near_day,
        how_long=dates.how_long,
        moment=dates.moment,
        kind_title=_kind_title,
    )
    app.jinja_env.globals["icon"] = icons.icon
    app.jinja_env.globals["today"] = dates.today

    @app.context_processor
    def always() -> dict[str, object]:
        signed_in = current.signed_in()
        who = signed_in.who if signed_in else None

        def leads_to(endpoint: str) -> bool:
            """Say whether a page exists and this person may open it."""
            return endpoint in app.view_functions and permissions.may(who, endpoint)

        return {"who": who, "leads_to": leads_to, "settings": current.settings()}


def _kind_title(name: str) -> str:
    """Return what a kind of letter is called."""
    try:
        return kinds.kind(name).title
    except UsageError:
        return name
