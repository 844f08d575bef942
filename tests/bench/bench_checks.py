"""How fast are the checks? Run: python tests/bench/bench_checks.py [--quick]

Prints the time of the first check in a new process, of a letter seen before, of a letter with
no sentence seen before, and after an edit to one sentence; memory; growth with length; and
letters a second with two processes. Beside them, textstat, proselint, and write-good or alex
where node has them.
"""

import argparse
import importlib
import json
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from letterkit.checks import MODULES, check
from letterkit.words import pipeline

PEOPLE = "Mum Nan Dad Grandad Ann Priya Jess Marek Tom Kay Dev Joe Lily Omar Zara Kit".split()
PLACES = "the park|your school|the library|Nan's house|the swimming pool|the farm".split("|")
THINGS = "football|drawing|your book|the rabbit|maths|your new bike|the choir|cooking".split("|")
FRAMES = (
    "You told me that you like {thing} at {place}.",
    "{who} will take you to {place} on Monday.",
    "You said that you want to see {who} more often.",
    "We all listened, and this is what we decided.",
    "This is because you are safe and happy with {who}.",
    "{who} rang me and asked how {thing} is going.",
    "I know that you were worried about {place}.",
    "You are very good at {thing}, and {who} is proud of you.",
    "If you feel sad, you can tell {who} or your teacher.",
    "Your social worker will talk to {who} about {thing} by 4 December.",
    "It was lovely to meet you at {place} last week.",
    "You can ring me on 020 7946 0000 when you want to talk.",
)
COLD = """
import time
start = time.perf_counter()
from letterkit.checks import check
check({text!r}, age=9)
print(time.perf_counter() - start)
"""


def letter(seed: int, words: int = 200) -> list[str]:
    dice = random.Random(seed)
    made: list[str] = []
    while sum(len(sentence.split()) for sentence in made) < words:
        slots = {
            "who": dice.choice(PEOPLE),
            "place": dice.choice(PLACES),
            "thing": dice.choice(THINGS),
        }
        made.append(dice.choice(FRAMES).format(**slots))
    return made


def text_of(made: list[str]) -> str:
    return "Dear Sam,\n\n" + " ".join(made) + "\n\nFrom Dee"


def timed(action, *given) -> float:
    start = time.perf_counter()
    action(*given)
    return (time.perf_counter() - start) * 1000


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def line(name: str, times: list[float]) -> None:
    print(f"{name:<52}{statistics.median(times):8.1f} ms median {p95(times):8.1f} ms p95")


def cold() -> None:
    command = [sys.executable, "-c", COLD.format(text=text_of(letter(0)))]
    times = [float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in "123"]
    print(f"{'first check in a new process':<52}{min(times) * 1000:8.0f} ms best of 3")


def warm(rounds: int) -> None:
    same = text_of(letter(1))
    check(same, age=9)
    line("200 words, seen before", [timed(lambda: check(same, age=9)) for _ in range(rounds)])
    made = letter(2)
    check(text_of(made), age=9)
    times = []
    for turn in range(rounds):
        edited = [*made]
        edited[3] = f"You like {THINGS[turn % 8]} on page {turn} of the book."
        times.append(timed(lambda e=edited: check(text_of(e), age=9)))
    line("200 words, one sentence edited", times)
    times = []
    for turn in range(rounds):
        pipeline.forget()
        text = text_of(letter(1000 + turn))
        times.append(timed(lambda t=text: check(t, age=9)))
    line("200 words, every sentence new to the parser", times)


def by_module(rounds: int) -> None:
    from letterkit.checks import _context

    print("\nbeyond the parse, by check (200 words, parsed, no memory of the checks' own), ms:")
    spent: dict[str, list[float]] = {}
    for turn in range(rounds):
        pipeline.forget()
        text = text_of([f"{s[:-1]} in week {turn}." for s in letter(5000 + turn)])
        context = _context(text, 9, None, (), (), None, None, True)
        assert context.parsed
        for name in MODULES:
            try:
                module = importlib.import_module(f"letterkit.checks.{name}")
            except ImportError:
                continue
            spent.setdefault(name, []).append(timed(lambda m=module, c=context: list(m.run(c))))
    for name, times in sorted(spent.items(), key=lambda item: -statistics.median(item[1])):
        print(f"  {name:<30}{statistics.median(times):8.2f} median {p95(times):8.2f} p95")


def linear() -> None:
    print()
    for words in (1_250, 5_000, 20_000):
        pipeline.forget()
        text = text_of([f"{s[:-1]}, part {n}." for n, s in enumerate(letter(7, words))])
        spent = timed(lambda t=text: check(t, age=9))
        print(
            f"{words:>6} words{'':<40}{spent:8.0f} ms {spent / words * 1000:8.0f} ms a 1000 words"
        )


def _check_one(seed: int) -> int:
    return len(check(text_of(letter(seed)), age=9).findings)


def throughput(letters: int) -> None:
    with ProcessPoolExecutor(max_workers=2) as pool:
        list(pool.map(_check_one, range(4)))
        start = time.perf_counter()
        list(pool.map(_check_one, range(100, 100 + letters), chunksize=50))
        spent = time.perf_counter() - start
    print(f"\n{letters} letters with 2 processes:{'':<20}{letters / spent:8.0f} letters a second")


def others() -> None:
    print("\nbeside them, the same 200 words:")
    text = text_of(letter(1))
    try:
        from letterkit.words.formulas import formulas

        formulas(text)
        line("textstat's formulas", [timed(formulas, text) for _ in range(10)])
    except Exception as error:  # a bench says what is missing and goes on
        print(f"  textstat: not run ({error})")
    try:
        from proselint.checks import __register__
        from proselint.registry import CheckRegistry
        from proselint.tools import LintFile

        registry = CheckRegistry()
        registry.register_many(__register__)
        lint = LintFile("letter", content=text)
        lint.lint()
        line("proselint", [timed(lint.lint) for _ in range(10)])
    except Exception as error:
        print(f"  proselint: not run ({type(error).__name__}: {error})")
    for tool in ("write-good", "alex"):
        path = shutil.which(tool)
        if path is None:
            print(f"  {tool}: not installed")
            continue
        run = [path, "--stdin"] if tool == "alex" else [path, "--text=" + json.dumps(text)]
        spent = [
            timed(lambda r=run: subprocess.run(r, input=b"", capture_output=True)) for _ in "12"
        ]
        print(f"  {tool}: {min(spent):.0f} ms with its start")


def memory() -> None:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nresident memory at most {most:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    cold()
    warm(20 if quick else 60)
    by_module(10 if quick else 30)
    memory()
    linear()
    throughput(200 if quick else 2_000)
    others()
    memory()


if __name__ == "__main__":
    main()
