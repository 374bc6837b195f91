# Needs Python 3.11+ and make; the rest is installed into .venv on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev

.PHONY: help demo test check bench docs pictures clean

help:
	@echo "make demo   check the example documents in seeds/ and print the report"
	@echo "make test   run the tests"
	@echo "make check  everything a change must pass: style, types, layers, rules, tests"
	@echo "make bench  run the benchmarks"
	@echo "make docs   write docs/rules/ from the rules"
	@echo "make pictures  make the pictures of the documentation (needs Chromium)"
	@echo "make clean  remove .venv and caches"

demo: $(INSTALLED)
	$(BIN)/summarycheck check seeds --fail-on never

test: $(INSTALLED_DEV)
	$(BIN)/python -m pytest

check: $(INSTALLED_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src
	$(BIN)/lint-imports
	$(BIN)/summarycheck rules test
	$(BIN)/summarycheck rules docs --check || { echo "these pages are not as the rules are: make docs"; exit 1; }
	$(BIN)/python -m pytest

bench: $(INSTALLED_DEV)
	$(BIN)/python -m benchmarks

docs: $(INSTALLED)
	$(BIN)/summarycheck rules docs --output docs/rules

pictures: $(INSTALLED_DEV)
	$(BIN)/python docs/pictures.py

clean:
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "summarycheck needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The stamps make a second run work without a network; a changed pyproject.toml installs again.
$(INSTALLED): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(INSTALLED_DEV): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(INSTALLED) $@
