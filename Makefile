# letterkit: `make run` and `make test` are all one needs; each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLES := $(wildcard examples/*.toml)

.PHONY: run letters test check bench system clean

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing. On Debian: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[web,dev]'
	@touch $@

# The editor with made-up children, letters and people, on http://127.0.0.1:8000. The example
# letters are made and checked first.
run: letters
	@$(BIN)/letterkit demo

# The six example letters as Word, PDF, web page and text, and what the checks say of them.
letters: $(VENV)/ready
	@$(BIN)/letterkit build $(EXAMPLES) --out-dir out
	@$(BIN)/letterkit check $(EXAMPLES) --fail-on never
	@echo "The letters are in out/. Open one."

# Programs that some tests use: a browser, LibreOffice, poppler, PostgreSQL. As root on Debian
# they are installed; elsewhere the tests that need a missing one are skipped by name.
system:
	@sh tests/system.sh

test: $(VENV)/ready system
	$(BIN)/python -m pytest -n 2

check: $(VENV)/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[bench]'
	$(BIN)/python tests/bench

clean:
	rm -rf out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
