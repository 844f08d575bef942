from letterkit.checks.finding import Finding
from letterkit.checks.overlap import without_doubles


def finding(code: str, start: int, end: int, field: str = "text") -> Finding:
    return Finding(code, code.lower(), "warning", field, start, end, "x" * (end - start), "")


def test_a_word_inside_a_phrase_is_not_named_twice() -> None:
    phrase, word = finding("LK701", 0, 20), finding("LK203", 5, 12)
    assert list(without_doubles([word, phrase])) == [phrase]


def test_a_word_that_reaches_out_of_the_phrase_is_kept() -> None:
    pair = [finding("LK701", 0, 20), finding("LK201", 15, 30)]
    assert list(without_doubles(pair)) == pair


def test_a_word_in_another_field_is_kept() -> None:
    pair = [finding("LK701", 0, 20), finding("LK201", 5, 12, "letter.opening")]
    assert list(without_doubles(pair)) == pair


def test_sentences_and_names_are_never_left_out() -> None:
    pair = [finding("LK701", 0, 20), finding("LK502", 5, 12), finding("LK101", 0, 10)]
    assert list(without_doubles(pair)) == pair
