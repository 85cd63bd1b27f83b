# Parley: `make run` starts the app, `make test` checks everything, `make help` lists the rest.
# Needs make and Python 3.11 or newer with its venv module. Writes nothing outside this folder,
# except that `make test` asks apt for Chromium where it is missing.

PORT   ?= 8501
WATCH  ?= none
SOAK   ?= 0
VENV   := .venv
BIN    := $(VENV)/bin
export XDG_CACHE_HOME := $(CURDIR)/.cache
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# The first interpreter that runs and is new enough.
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$python && break; done)

RUNTIME := $(VENV)/.installed-runtime
TOOLS   := $(VENV)/.installed-tools
MOSAIC  := .venv-mosaic

.DEFAULT_GOAL := help
.PHONY: help run test check format style bench mosaic figures messages clean \
	browser-present lint layout types imports geodata messages-current suite

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(RUNTIME) ## start the app on localhost (PORT=8501, WATCH=auto to rerun on save)
	@mkdir -p static
	$(BIN)/python -m streamlit run app.py --server.port=$(PORT) --server.fileWatcherType=$(WATCH)

test: $(TOOLS) browser-present ## lint, types, import contract, geodata, and every test
	@$(MAKE) --no-print-directory --keep-going lint layout types imports geodata messages-current suite

check: $(RUNTIME) ## read every dispute and name file and line of each problem
	$(BIN)/python -m parley check

format: $(RUNTIME) ## lay out the files of geodata/ and the tables of its README
	$(BIN)/python -m parley format
	$(BIN)/python -m parley document

style: $(TOOLS) ## lay out the code and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(TOOLS) browser-present ## measure speed and load, as ratios (SOAK=minutes for a long run)
	$(BIN)/python -m bench --soak=$(SOAK)

mosaic: $(MOSAIC)/.installed ## build geodata/mosaic again from its source packages
	$(MOSAIC)/bin/python -m tools.build_mosaic
	$(MOSAIC)/bin/python -m tools.build_mosaic.second_route

figures: $(RUNTIME) ## build the figures of states again from their source package
	$(BIN)/python -m tools.build_figures

messages: $(RUNTIME) ## find every message and bring parley/messages/ up to date
	$(BIN)/python -m tools.messages

clean: ## remove what these commands installed or made
	rm -rf $(VENV) $(MOSAIC) .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis static build

# The steps of `make test`; each can be run alone.

lint:
	$(BIN)/ruff check .

layout:
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports --no-cache --no-logo

geodata:
	@failed=0; for step in "format --check" "document --check" check; do \
		$(BIN)/python -m parley $$step || failed=1; done; exit $$failed

messages-current:
	$(BIN)/python -m tools.messages --check

# What drives a browser wants both cores for itself; the rest is shared out between them.
suite:
	@failed=0; for part in "-n 2 --ignore=tests/browser" tests/browser; do \
		$(BIN)/python -m pytest $$part || failed=1; done; exit $$failed

# What the commands need.

define make_venv
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer was not found. On Debian: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv module. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@test -x $(1)/bin/python || $(PYTHON) -m venv $(1)
endef

$(RUNTIME): requirements.txt
	$(call make_venv,$(VENV))
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

$(TOOLS): requirements-dev.txt $(RUNTIME)
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@touch $@

$(MOSAIC)/.installed: tools/build_mosaic/requirements.txt
	$(call make_venv,$(MOSAIC))
	$(MOSAIC)/bin/python -m pip install --quiet -r $<
	@touch $@

browser-present:
	@sh tools/quality/install_chromium.sh
