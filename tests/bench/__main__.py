"""Run every benchmark in a process of its own: ``python tests/bench [NAME ...]``.

Figures depend on the machine; nothing here passes or fails.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(names: list[str]) -> None:
    for path in sorted(HERE.glob("bench_*.py")):
        if names and not any(name in path.stem for name in names):
            continue
        print(f"\n== {path.stem.removeprefix('bench_')} ==", flush=True)
        subprocess.run([sys.executable, path], check=False)


if __name__ == "__main__":
    main(sys.argv[1:])
