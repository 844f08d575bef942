"""The public face of the library."""

from __future__ import annotations

import subprocess
import sys

import letterkit
from letterkit import errors


def test_every_public_name_is_there_and_no_other() -> None:
    assert sorted(letterkit.__all__) == sorted(letterkit._HOME)
    for name in letterkit.__all__:
        assert getattr(letterkit, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(letterkit, "fourth_message")


def test_importing_letterkit_loads_nothing_heavy() -> None:
    heavy = "spacy textstat typst docx PIL pydantic jinja2 rich lxml".split()
    code = f"import letterkit, sys; print([m for m in {heavy!r} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_every_error_stands_in_one_tree_with_a_code_of_its_own() -> None:
    found = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, Exception)]
    assert all(issubclass(error, errors.LetterkitError) for error in found)
    codes = [error.code for error in found]
    assert len(set(codes)) == len(codes)
    assert all(error.__name__ in (errors.__doc__ or "") for error in found)


def test_an_error_says_what_where_and_what_to_do_in_one_line() -> None:
    error = errors.FieldError("this is wrong.", where="b", what_to_do="Mend it.").at("a")
    assert str(error) == "a: b: this is wrong. Mend it."
