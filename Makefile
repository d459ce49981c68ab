# `make demo` and `make test` need python3 (3.11 or later) and make, and set up the rest in .venv.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The files of the suite are run side by side, one on each core, each file whole.
SUITE := $(BIN)/python -m pytest --numprocesses auto --dist loadfile

.PHONY: demo test narrow check coverage mutants bench peers torture clean

demo: .venv/installed
	@$(BIN)/exitvoice demo
	@echo
	@echo "First, so that this terminal knows exitvoice: . .venv/bin/activate"

test: .venv/developing
	$(SUITE)

# What learns for minutes: all of it runs in `make test`, and neither terminal nor locale reaches it.
LEARNING := $(addprefix --ignore=tests/unit/test_,learned_training.py combined_refitting.py)

# Without a network where that can be arranged, in a locale of ASCII alone, on a terminal of another age.
narrow: .venv/developing
	alone=; if unshare --net true 2>/dev/null; then alone="unshare --net"; \
	  else echo "The network cannot be taken away here: the tests run with it."; fi; \
	LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 PYTHONIOENCODING=cp1252:backslashreplace \
	  $$alone $(SUITE) $(LEARNING) tests/unit tests/golden \
	  tests/end_to_end/test_promises.py tests/end_to_end/test_log_undo.py tests/end_to_end/test_copies.py

check: .venv/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

coverage: .venv/developing
	$(BIN)/coverage run -m pytest $(addprefix tests/unit/test_,store_*.py trail_*.py assignments_*.py undoing.py \
	  recoding.py corrections_*.py audit_*.py versions_update.py codebook_keeping.py) \
	  $(addprefix tests/end_to_end/test_,audit.py audit_in_flight.py audit_returns.py sources.py update.py)
	$(BIN)/coverage report

# Puts small faults into the same modules, a sample of them one at a time, and tells which no test notices.
mutants: .venv/developing
	$(BIN)/python -m tests.mutants

bench: .venv/developing
	$(BIN)/python -m pytest tests/benchmarks --benchmark-only

# What the suite does a little of, at length: kills, failing disks, flipped bits, many writers. It lasts most of
# an hour; on a disk in memory, where there is one, as a killed program leaves the same on either.
torture: .venv/developing
	EXITVOICE_TORTURE=long $(BIN)/python -m pytest tests/torture \
	  $(if $(wildcard /dev/shm/.),--basetemp=/dev/shm/exitvoice-torture)

# The same documents and texts, read by other programs side by side.
peers: .venv/comparing
	$(BIN)/python -m pytest --benchmark-only --benchmark-columns=median \
	  tests/benchmarks/test_quotations_peers.py tests/benchmarks/test_quotations_sentences.py

clean:
	rm -rf .venv dist

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "exitvoice needs Python 3.11 or later; $(PYTHON) is older. Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { rm -rf .venv; echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Setting up .venv: this takes a minute or two, once."
	@$(PIP) install --upgrade "pip>=25.1"
	@touch $@

.venv/installed: .venv/made pyproject.toml
	@$(PIP) install --editable .
	@touch $@

.venv/developing: .venv/installed
	@$(PIP) install --group dev
	@touch $@

.venv/comparing: .venv/developing tests/benchmarks/syntax.txt
	@$(PIP) install --no-deps --require-hashes --requirement tests/benchmarks/syntax.txt
	@$(PIP) install --group peers
	@touch $@
