"""How fast documents are made, beside WeasyPrint on the same letter; whether memory stays flat."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def median_ms(do: Callable[[], object], times: int = 40) -> float:
    do()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        do()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def cold_s(*arguments: str) -> float:
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def plain_letter() -> Path:
    """An example whose profile asks for no symbols on words: it needs no language model."""
    from letterkit import load

    letters = [p for p in sorted(EXAMPLES.glob("*.toml")) if p.name != "letterkit.toml"]
    return next(p for p in letters if load(p).child.symbols.mode == "none")


def warm() -> None:
    from letterkit import load, render
    from letterkit.renderers import FORMATS, page_of, render_page

    path = plain_letter()
    letter = load(path)
    print(f"letter: {path.name}")
    page = page_of(letter)
    print(f"  lay out          {median_ms(lambda: page_of(letter)):7.1f} ms")
    for to in FORMATS:
        print(f"  {to:<5} warm       {median_ms(lambda to=to: render_page(page, to)):7.1f} ms")
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        print(f"  WeasyPrint is not here ({error}); no ratio")
        return
    html = render(letter, "html").decode()
    ours = median_ms(lambda: render(letter, "pdf"), 20)
    theirs = median_ms(lambda: weasyprint.HTML(string=html).write_pdf(), 10)
    print(f"  WeasyPrint       {theirs:7.1f} ms; letterkit is {theirs / ours:.1f} times as fast")


def cold() -> None:
    path = plain_letter()
    bare = cold_s("-c", "pass")
    print(
        f"import letterkit   {cold_s('-c', 'import letterkit') - bare:7.3f} s beyond Python itself"
    )
    with tempfile.TemporaryDirectory() as folder:
        taken = cold_s("-m", "letterkit", "build", str(path), "--out-dir", folder)
    print(f"build, four formats, a new process: {taken:.2f} s")


def many(count: int = 500) -> None:
    text = plain_letter().read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "profiles").symlink_to(EXAMPLES / "profiles")
        (home / "photos").symlink_to(EXAMPLES / "photos")
        for number in range(count):
            (home / f"letter-{number}.toml").write_text(text, encoding="utf-8")
        files = [str(path) for path in home.glob("*.toml")]
        start = time.perf_counter()
        command = [sys.executable, "-m", "letterkit", "build", *files, "--out-dir", f"{folder}/out"]
        subprocess.run(
            [*command, "--to", "pdf", "--to", "docx", "--jobs", "2"],
            check=True,
            capture_output=True,
        )
        taken = time.perf_counter() - start
    print(f"{count} letters to PDF and Word, --jobs 2: {count / taken:.0f} letters a second")


def memory(count: int = 5000) -> None:
    from letterkit import load
    from letterkit.renderers import page_of, render_page

    path = plain_letter()
    letter = load(path)
    print("memory over letters of different words (peak, MB):", end="")
    for number in range(1, count + 1):
        changed = letter.model_copy(
            update={"parts": letter.parts.model_copy(update={"about": f"Letter {number}."})}
        )
        page = page_of(changed)
        render_page(page, "pdf")
        render_page(page, "docx")
        if number in (100, 500, 1000, 2000, 3000, 4000, count):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"  {number}: {peak:.0f}", end="", flush=True)
    print()


if __name__ == "__main__":
    warm()
    cold()
    many()
    memory()
