"""Settings: everything that is wrong is named at once, and no secret is ever shown."""

from __future__ import annotations

import stat

import pytest

from letterkit.errors import SettingsError
from webapp.settings import Settings, new_data_key

GOOD = {
    "LETTERKIT_SECRET_KEY": "correct horse battery staple, twice over",
    "LETTERKIT_DATA_KEYS": new_data_key(),
}


def test_good_settings_are_read(tmp_path):
    second = new_data_key()
    settings = Settings.from_environment(
        {
            **GOOD,
            "LETTERKIT_DATA_KEYS": f"{second}, {GOOD['LETTERKIT_DATA_KEYS']}",
            "LETTERKIT_DATA_DIR": str(tmp_path / "new"),
            "LETTERKIT_DATABASE_URL": "postgresql://user@host/name",
            "LETTERKIT_PORT": "9000",
        }
    )
    assert len(settings.data_keys) == 2
    assert settings.database_url == "postgresql+psycopg://user@host/name"
    assert settings.https and settings.port == 9000 and not settings.demo
    assert (tmp_path / "new").is_dir()


def test_every_missing_and_wrong_value_is_named_in_one_message(tmp_path):
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment(
            {
                "LETTERKIT_SECRET_KEY": "short",
                "LETTERKIT_DATABASE_URL": "mysql://x",
                "LETTERKIT_PORT": "many",
                "LETTERKIT_HTTPS": "perhaps",
                "LETTERKIT_SMTP_HOST": "mail.example.org",
            }
        )
    said = str(caught.value)
    for name in (
        "SECRET_KEY is wrong",
        "DATA_KEYS is missing",
        "DATA_DIR is missing",
        "DATABASE_URL is wrong",
        "PORT is wrong",
        "HTTPS is wrong",
        "SMTP_FROM is missing",
    ):
        assert name in said


@pytest.mark.parametrize("keys", ["not base64!", "c2hvcnQ=", "{0},{0}", ","])
def test_wrong_data_keys_are_refused_and_not_repeated(tmp_path, keys):
    keys = keys.format(GOOD["LETTERKIT_DATA_KEYS"])
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment(
            {**GOOD, "LETTERKIT_DATA_KEYS": keys, "LETTERKIT_DATA_DIR": str(tmp_path)}
        )
    assert "DATA_KEYS is wrong" in str(caught.value)
    assert len(keys) < 2 or keys not in str(caught.value)


def test_secrets_are_not_in_the_representation(tmp_path):
    settings = Settings.from_environment({**GOOD, "LETTERKIT_DATA_DIR": str(tmp_path)})
    assert "correct horse" not in repr(settings)
    assert repr(settings.data_keys[0]) not in repr(settings)


def test_the_demonstration_makes_keys_for_its_owner_only_and_keeps_them(tmp_path):
    first = Settings.for_demo(tmp_path / "demo")
    again = Settings.for_demo(tmp_path / "demo")
    assert first.data_keys == again.data_keys and first.secret_key == again.secret_key
    assert first.demo and first.host == "127.0.0.1"
    mode = stat.S_IMODE((tmp_path / "demo" / "demo-keys.json").stat().st_mode)
    assert mode == 0o600


def test_a_spoilt_key_file_is_a_clear_error(tmp_path):
    (tmp_path / "demo-keys.json").write_text("{}")
    with pytest.raises(SettingsError, match="keys of the demonstration"):
        Settings.for_demo(tmp_path)


def test_mail_is_encrypted_unless_told_otherwise(tmp_path):
    def security(**values):
        smtp = {"SMTP_HOST": "mail.example.org", "SMTP_FROM": "letters@example.org", **values}
        given = {f"LETTERKIT_{name}": value for name, value in smtp.items()}
        return Settings.from_environment({**GOOD, "LETTERKIT_DATA_DIR": str(tmp_path), **given})

    assert security().smtp_security == "starttls"
    assert security(SMTP_PORT="465").smtp_security == "tls"
    assert security(SMTP_SECURITY="None").smtp_security == "none"
    with pytest.raises(SettingsError, match="SMTP_SECURITY is wrong: it should be starttls"):
        security(SMTP_SECURITY="maybe")
    with pytest.raises(SettingsError, match="a password is not sent without encryption") as refused:
        security(SMTP_SECURITY="none", SMTP_USER="letterkit", SMTP_PASSWORD="correct horse")
    assert "correct horse" not in str(refused.value)
