# `make site` builds the site, `make test` runs every test; both start from nothing but Python 3.11 or later.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What Node runs for the tests: Mermaid's parser, and the linter of scripts and styles.
NODE := tests/mermaid/node_modules tests/lint/node_modules
BIOME := tests/lint/node_modules/.bin/biome
# As many processes as there are processors; whoever runs out of tests takes over some of another's.
PYTEST = $(BIN)/python -m pytest -n auto --dist worksteal
# The versions to test with: requirements/test.txt, or requirements/lowest.txt for the oldest that are allowed.
LOCK ?= test

# The theme and ProperDocs print banners about the future of MkDocs; docs/platform.md says where we stand.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

# Tests start a hundred programs of ours, each of which would compile all that it imports.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: site zip serve test quick sweep check bench teeth lock clean test-tools

# Quiet, so that what is wrong stands out; `mkdocs build --verbose` tells how much there is and how well it is known.
site: $(VENV)/site.stamp
	@$(BIN)/eventmodels check models
	@echo "Building the site, which takes up to a minute"
	@$(BIN)/mkdocs build --strict --quiet
	@echo "The site is in $(CURDIR)/site: see it with 'python3 -m http.server --directory site' at http://localhost:8000/"

zip: site
	$(BIN)/eventmodels pack site build/events-and-models.zip

# It checks by itself, and shows mistakes on the pages.
serve: $(VENV)/site.stamp
	$(BIN)/mkdocs serve

test: $(VENV)/$(LOCK).stamp test-tools $(NODE:=/.package-lock.json)
	$(PYTEST)

# What needs no browser, Java or Node: tests/lanes.py marks the rest.
quick: $(VENV)/$(LOCK).stamp
	$(PYTEST) -m "not (browser or java or node or sweep)"

# What takes every model, every page or the real site, where `make test` takes the hardest, some or a small one: before
# an issue is resolved.
sweep: $(VENV)/$(LOCK).stamp test-tools
	$(PYTEST) -m sweep

check: $(VENV)/$(LOCK).stamp tests/lint/node_modules/.package-lock.json
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIOME) ci --error-on-warnings
	$(BIN)/eventmodels check models

bench: $(VENV)/$(LOCK).stamp test-tools
	$(BIN)/python -m tests.bench

teeth: $(VENV)/$(LOCK).stamp test-tools $(NODE:=/.package-lock.json)
	$(BIN)/python -m tests.teeth $(FAULTS)

# uv writes locks that hold for every Python and platform we support; pip installs them.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-annotate \
  --custom-compile-command "make lock" pyproject.toml --extra site

lock: $(BIN)/python
	$(BIN)/pip install --quiet uv
	$(COMPILE) --extra test --upgrade --output-file requirements/test.txt
	$(COMPILE) --constraints requirements/test.txt --upgrade --output-file requirements/site.txt
	$(COMPILE) --extra test --resolution lowest-direct --upgrade --output-file requirements/lowest.txt

clean:
	rm -rf $(VENV) $(NODE) site build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or later is needed; name it, for example: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null \
	  || { echo "Python cannot make a virtual environment; run: sudo apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: $(BIN)/python requirements/site.txt pyproject.toml
	$(BIN)/pip install --quiet --requirement requirements/site.txt
	$(BIN)/pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/$(LOCK).stamp: $(VENV)/site.stamp requirements/$(LOCK).txt
	$(BIN)/pip install --quiet --requirement requirements/$(LOCK).txt
	@touch $@

test-tools:
	@bash tests/install-tools.sh

# npm writes this file last, so it tells whether the folder matches the lock.
tests/%/node_modules/.package-lock.json: tests/%/package-lock.json
	@bash tests/install-tools.sh node npm
	npm ci --prefix tests/$* --no-audit --no-fund
	@touch $@
