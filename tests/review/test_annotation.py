"""Comments leave as W3C Web Annotations and come back; others' annotations are read."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.errors import ReviewError
from letterkit.review.annotation import from_annotation, to_annotation
from letterkit.review.annotation_pages import from_collection, to_collection
from letterkit.review.comment import Comment, comment_on, reply_to, resolve

NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
FIELD = "messages.1.text"
FIELDS = {
    "messages.1.title": "Your home",
    FIELD: "You will stay with Ann 🎉 until May. Then we meet.",
    "messages.2.text": "You will see Mum. We meet Mum.",
}

# After the W3C Recommendation "Web Annotation Data Model", 23 February 2017: 3.1 Annotations,
# 3.2 Bodies and targets, 3.3.5 Motivation, 4.2 Selectors, 5 Collections.
IRI = {"type": "string", "minLength": 1}
SCHEMA: dict[str, Any] = {
    "$defs": {
        "selector": {
            "oneOf": [
                {
                    "properties": {
                        "type": {"const": "TextQuoteSelector"},
                        "exact": {"type": "string"},
                        "prefix": {"type": "string"},
                        "suffix": {"type": "string"},
                    },
                    "required": ["type", "exact"],
                    "additionalProperties": False,
                },
                {
                    "properties": {
                        "type": {"const": "TextPositionSelector"},
                        "start": {"type": "integer", "minimum": 0},
                        "end": {"type": "integer", "minimum": 0},
                    },
                    "required": ["type", "start", "end"],
                    "additionalProperties": False,
                },
            ]
        },
        "motivation": {
            "enum": [
                "assessing",
                "bookmarking",
                "classifying",
                "commenting",
                "describing",
                "editing",
                "highlighting",
                "identifying",
                "linking",
                "moderating",
                "questioning",
                "replying",
                "tagging",
            ]
        },
        "body": {
            "properties": {
                "type": {"const": "TextualBody"},
                "value": {"type": "string"},
                "format": {"type": "string", "pattern": "^[a-z]+/[a-z0-9.+-]+$"},
                "purpose": {"$ref": "#/$defs/motivation"},
            },
            "required": ["type", "value"],
            "additionalProperties": False,
        },
        "agent": {
            "properties": {
                "type": {"enum": ["Person", "Organization", "Software"]},
                "name": {"type": "string"},
            },
            "required": ["type", "name"],
        },
        "target": {
            "oneOf": [
                IRI,
                {
                    "type": "object",
                    "properties": {
                        "source": IRI,
                        "selector": {"type": "array", "items": {"$ref": "#/$defs/selector"}},
                    },
                    "required": ["source", "selector"],
                },
            ]
        },
        "annotation": {
            "type": "object",
            "properties": {
                "id": {**IRI, "format": "uri"},
                "type": {"const": "Annotation"},
                "motivation": {"$ref": "#/$defs/motivation"},
                "creator": {"$ref": "#/$defs/agent"},
                "created": {"type": "string", "format": "date-time"},
                "body": {"type": "array", "items": {"$ref": "#/$defs/body"}},
                "target": {"$ref": "#/$defs/target"},
            },
            "required": ["id", "type", "target"],
        },
        "alone": {
            "allOf": [{"$ref": "#/$defs/annotation"}],
            "properties": {"@context": {"const": "http://www.w3.org/ns/anno.jsonld"}},
            "required": ["@context"],
        },
        "collection": {
            "properties": {
                "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
                "id": IRI,
                "type": {"const": "AnnotationCollection"},
                "total": {"type": "integer", "minimum": 0},
                "first": {
                    "properties": {
                        "id": IRI,
                        "type": {"const": "AnnotationPage"},
                        "startIndex": {"type": "integer", "minimum": 0},
                        "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}},
                    },
                    "required": ["id", "type", "items"],
                },
            },
            "required": ["@context", "id", "type", "total", "first"],
        },
    }
}


SHAPES = {
    name: jsonschema.Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{name}"})
    for name in ("alone", "collection")
}


def is_shaped_as(data: object, name: str) -> bool:
    SHAPES[name].validate(data)
    return True


text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
said = text.filter(str.strip)
moments = st.datetimes(timezones=st.just(dt.UTC))


@st.composite
def comments(draw: st.DrawFn) -> Comment:
    field = draw(st.sampled_from(list(FIELDS)))
    start = draw(st.integers(0, len(FIELDS[field]) - 2))
    end = draw(st.integers(start + 2, len(FIELDS[field])))
    made = comment_on(
        FIELDS, field, start, end,
        author=draw(said), body=draw(said), version=draw(st.integers(1, 99)), time=draw(moments),
        kind=draw(st.sampled_from(["question", "suggestion", "praise", "concern"])),
        wording=draw(st.none() | text),
    )  # fmt: skip
    for _ in range(draw(st.integers(0, 2))):
        made = reply_to(made, author=draw(said), body=draw(said), time=draw(moments))
    return resolve(made, by=draw(said), time=draw(moments)) if draw(st.booleans()) else made


@settings(deadline=None)
@given(comments())
def test_a_comment_comes_back_from_a_web_annotation_as_it_was(made: Comment) -> None:
    data = json.loads(json.dumps(to_annotation(made, letter="sam.toml")))
    assert is_shaped_as(data, "alone")
    assert from_annotation(data) == made
    assert from_annotation(data, fields=FIELDS) == made


@settings(deadline=None)
@given(st.lists(comments(), max_size=4))
def test_a_collection_comes_back_with_its_threads(made: list[Comment]) -> None:
    data = json.loads(json.dumps(to_collection(made, letter="sam.toml")))
    assert is_shaped_as(data, "collection")
    assert from_collection(data) == tuple(made)
    assert from_collection(data["first"]) == tuple(made)
    assert from_collection(data["first"]["items"]) == tuple(made)


def test_a_comment_whose_text_changed_comes_back_so() -> None:
    made = comment_on(FIELDS, FIELD, 19, 22, author="Bo", body="?", version=1)
    lost = made.model_copy(update={"state": "text-changed", "quote": "Auntie Bea", "end": 19})
    assert from_annotation(to_annotation(lost)) == lost
    assert from_annotation(to_annotation(lost), fields=FIELDS) == lost
    elsewhere = lost.model_copy(update={"quote": "see Mum"})
    assert from_annotation(to_annotation(elsewhere), fields=FIELDS) == elsewhere


def others(**parts: Any) -> dict[str, Any]:
    """An annotation as other programs write them."""
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://example.org/anno/7",
        "type": "Annotation",
        "bodyValue": "Is this so?",
        "target": {
            "source": "https://example.org/letter",
            "selector": {"type": "TextQuoteSelector", "exact": "stay with Ann"},
        },
        **parts,
    }


def test_words_of_another_programs_annotation_are_found_in_the_letter() -> None:
    read = from_annotation(others(creator="https://example.org/bo"), fields=FIELDS)
    assert (read.field, read.start, read.end, read.state) == (FIELD, 9, 22, "open")
    assert (read.id, read.author) == ("https://example.org/anno/7", "https://example.org/bo")
    assert (read.body, read.kind, read.time.tzinfo) == ("Is this so?", "question", dt.UTC)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Is this so?", "Is this so?"),
        ({"type": "TextualBody", "value": "Who is Ann?"}, "Who is Ann?"),
        ({"value": "<p>Who &amp; why?</p>", "format": "text/html"}, "Who & why?"),
        ([{"value": "One."}, {"value": "Two.", "purpose": ["tagging"]}], "One.\nTwo."),
        ({"type": "Choice", "items": [{"value": "English"}, {"value": "Cymraeg"}]}, "English"),
        ({"id": "https://example.org/note.mp3", "type": "Sound"}, "https://example.org/note.mp3"),
    ],
)  # fmt: skip
def test_a_body_is_read_in_each_of_its_shapes(body: object, said: str) -> None:
    assert from_annotation(others(bodyValue=None, body=body), fields=FIELDS).body == said


@pytest.mark.parametrize(
    ("creator", "author"),
    [
        ("https://example.org/bo", "https://example.org/bo"),
        ({"type": "Person", "name": "Bo"}, "Bo"),
        ([{"name": ["Bo", "B."]}, {"name": "Kit"}], "Bo"),
        ({"nickname": "bo"}, "bo"),
        (None, "unknown"),
    ],
)
def test_a_creator_is_read_in_each_of_its_shapes(creator: object, author: str) -> None:
    assert from_annotation(others(creator=creator), fields=FIELDS).author == author


def quote(exact: str, **context: str) -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": exact, **context}
    return {"source": "https://example.org/letter", "selector": selector}


def test_what_stands_around_a_quote_decides_between_equal_words() -> None:
    here = from_annotation(others(target=quote("meet", prefix="Then we ")), fields=FIELDS)
    assert (here.field, here.state) == (FIELD, "open")
    here = from_annotation(others(target=quote("Mum", suffix=". We")), fields=FIELDS)
    assert (here.field, here.start) == ("messages.2.text", 13)


@pytest.mark.parametrize("exact", ["meet", "Mum", "Auntie Bea"])
def test_words_that_stand_twice_or_not_at_all_are_kept_as_changed(exact: str) -> None:
    here = from_annotation(others(target=quote(exact)), fields=FIELDS)
    assert (here.state, here.quote, here.start, here.end) == ("text-changed", exact, 0, 0)
    assert here.field in FIELDS


def test_of_several_targets_the_first_that_can_be_read_counts() -> None:
    targets = ["https://example.org/letter", {"source": "x"}, quote("see Mum")]
    assert from_annotation(others(target=targets), fields=FIELDS).quote == "see Mum"


def test_a_position_alone_is_enough_with_the_letter() -> None:
    position = {"type": "TextPositionSelector", "start": 19, "end": 24}
    target = {"source": f"https://example.org/letter#{FIELD}", "selector": position}
    assert from_annotation(others(target=target), fields=FIELDS).quote == "Ann 🎉"


def test_a_selector_inside_another_is_found() -> None:
    selector = {
        "type": "FragmentSelector",
        "value": FIELD,
        "refinedBy": {"type": "TextQuoteSelector", "exact": "stay"},
    }
    target = {"source": "https://example.org/letter", "selector": selector}
    read = from_annotation(others(target=target), fields=FIELDS)
    assert (read.field, read.quote, read.state) == (FIELD, "stay", "open")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"target": {}},
        {"target": {"selector": []}},
        {"target": 3},
        {"target": []},
        others(target="https://example.org/letter"),
        others(target={"source": "x", "selector": {"type": "TextQuoteSelector"}}),
        others(target={"source": "x", "selector": {"type": "TextQuoteSelector", "exact": 5}}),
        others(target=quote("stay", prefix=7)),
        others(bodyValue=None),
        others(created="yesterday"),
        others(created="2026-11-20T12:00:00"),
        {**others(), "letterkit:state": "gone"},
        {**others(), "letterkit:version": 0},
        {**others(), "letterkit:replies": "none"},
        {**others(), "letterkit:resolved": 7},
        others(target={
            "source": f"x#{FIELD}",
            "selector": {"type": "TextPositionSelector", "start": 4, "end": 4000},
        }),
        others(target={
            "source": f"x#{FIELD}",
            "selector": {"type": "TextPositionSelector", "start": "four", "end": 9},
        }),
    ],
)  # fmt: skip
def test_an_annotation_that_holds_no_comment_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ReviewError) as refused:
        from_annotation(data, fields=FIELDS)
    assert len(str(refused.value)) < 300


def test_a_quote_alone_needs_the_letter() -> None:
    with pytest.raises(ReviewError, match="no quote and position"):
        from_annotation(others())


def test_replies_of_other_programs_join_their_thread() -> None:
    reply = others(
        id="https://example.org/anno/8",
        motivation=["replying"],
        target={"id": "https://example.org/anno/7"},
        bodyValue="Yes.",
    )
    (read,) = from_collection([reply, others()], fields=FIELDS)
    assert [answer.body for answer in read.replies] == ["Yes."]


def test_one_that_cannot_be_read_is_named_and_nothing_is_taken_in() -> None:
    with pytest.raises(ReviewError, match="annotation 2"):
        from_collection([others(), others(target=7)], fields=FIELDS)
    with pytest.raises(ReviewError, match="no such comment"):
        from_collection([others(motivation="replying", target="urn:nothing")], fields=FIELDS)
    with pytest.raises(ReviewError, match="annotation 1"):
        from_collection(["text"], fields=FIELDS)
    with pytest.raises(ReviewError, match="not in this file"):
        from_collection({"type": "AnnotationCollection", "first": "https://example.org/page1"})
    with pytest.raises(ReviewError, match="not in this file"):
        from_collection({"letter": "not annotations"})
