"""How fast is an audit? Run: python tests/bench/bench_audit.py [--letters 2000]

Makes a folder of letters of about 200 words (``tests/audit_letters.py``: sentences of the letters
in ``tests/letters``, each with other names, numbers and first words, so that hardly two are the
same and what is remembered helps little), then runs ``letterkit audit`` on it as a person would,
with one process and with two, report and CSV included. The start of Python and the loading of
the language model count. Beside it, what one letter costs of one processor, which other work on
the machine changes less.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS)]

from audit_letters import make_folder  # noqa: E402

from letterkit.text import sentences  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--letters", type=int, default=2_000)
    count = parser.parse_args().letters
    with tempfile.TemporaryDirectory() as place:
        folder = make_folder(Path(place) / "letters", count)
        describe(folder)
        for jobs in (1, 2):
            once(folder, count, jobs)


def describe(folder: Path) -> None:
    from letterkit import load

    texts = [text for path in folder.rglob("*.toml") for _, text in load(path).fields()]
    row = [sentence.text for text in texts for sentence in sentences(text)]
    words = sum(len(text.split()) for text in texts)
    letters = sum(1 for _ in folder.rglob("*.toml"))
    print(
        f"{letters} letters of {words / letters:.0f} words on average, {len(row)} sentences, "
        f"{len(set(row)) / len(row):.1%} of them different"
    )


def once(folder: Path, count: int, jobs: int) -> None:
    out = folder.parent / "report.html"
    command = [sys.executable, "-m", "letterkit", "audit", str(folder), "-o", str(out)]
    command += ["--csv", str(out.with_suffix(".csv")), "--jobs", str(jobs), "--sample", "10"]
    env = {**os.environ, "PYTHONPATH": str(TESTS.parent)}
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=env)
    spent, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    size = out.stat().st_size / 1000
    print(
        f"{count} letters, {jobs} {'process' if jobs == 1 else 'processes'}: {spent:6.1f} s, "
        f"{count / spent * 60:7.0f} letters a minute; "
        f"{work / count * 1000:.0f} ms of one processor a letter; report {size:.0f} kB"
    )


if __name__ == "__main__":
    main()
