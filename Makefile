# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= outputs

# The pins hold for build environments too.
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test lint bench build docs clean

run: $(VENV)/.run
	$(BIN)/salname run corpus --out $(OUT)

test: lint
	$(BIN)/python -m pytest -q --durations=10

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.bench
	$(BIN)/python benchmarks/run_all.py

build: $(VENV)/.dev
	$(BIN)/python -m build --outdir dist .

# Renders the generated parts of docs/ again; `make test` fails if they are out of date.
docs: $(VENV)/.dev
	$(BIN)/python docs/render.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# An editable install leaves the bytecode to the first run, and some environments never write it.
COMPILE := $(BIN)/python -m compileall -q pipeline cli.py

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	$(COMPILE)
	touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[dev,stanza,train]'
	$(COMPILE)
	touch $@ $(VENV)/.run

$(VENV)/.bench: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[dev,stanza,train,bench]'
	$(COMPILE)
	touch $@

clean:
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache
