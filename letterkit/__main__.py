"""Run letterkit as ``python -m letterkit``."""

from letterkit.cli import main

if __name__ == "__main__":
    main()
