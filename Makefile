# Recoupe: make run · make test · make quick · make check · make bench · make lock
# Needs python3 (3.11 or later) with pip, and make. Everything else is installed into .venv.

PYTHON ?= python3
HOST ?= 127.0.0.1
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= auto
# What bench runs: the measures of speed. The others: make bench BENCH="keywords entities topics"
BENCH ?= comparing scale browser

.PHONY: run test quick check bench lock clean

run: $(VENV)/.run
	$(BIN)/python recoupe.py serve --host $(HOST)

test: $(VENV)/.test
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

quick: $(VENV)/.test
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not slow" --ignore tests/browser

check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.test
	for name in $(BENCH); do $(BIN)/python -m benchmarks.$$name || exit 1; done

# A changed lock makes a new environment: nothing of the old one is left in it.
$(VENV)/.run: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Recoupe needs Python 3.11 or later: make run PYTHON=/path/to/python3.11"; exit 1; }
	rm -rf $(VENV)
	$(PYTHON) -m venv --without-pip $(VENV)
	$(call install,requirements.txt)
	touch $@

$(VENV)/.test: requirements-dev.txt $(VENV)/.run
	$(call install,requirements-dev.txt)
	touch $@

# uv where it is present (seconds), else pip (a minute or two); hashes are checked by both.
define install
@if command -v uv >/dev/null 2>&1; then \
	echo "uv pip install -r $(1)"; uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1); \
elif $(PYTHON) -m pip --version >/dev/null 2>&1; then \
	echo "pip install -r $(1)"; $(PYTHON) -m pip --python $(BIN)/python install --quiet --require-hashes -r $(1); \
else \
	echo "Recoupe installs its libraries with pip, which $(PYTHON) has not: install python3-pip (or uv)."; exit 1; \
fi
endef

# Write the locks anew from the ranges in requirements*.in; needs uv.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
lock:
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache
