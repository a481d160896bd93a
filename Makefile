# Everything a person does with the project. Needs only python3 (3.11 or later) and pip; the rest is installed
# into .venv from the locks the first time, and again when a lock has changed.

PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.installed-run
DEV := .venv/.installed-dev
# what one program has compiled, the next need not: tests start dozens
export PYTHONDONTWRITEBYTECODE :=
WORKERS = $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)")  # some tests wait for other programs

.PHONY: help demo run test test-postgresql soak check fix bench mutants pictures lock clean

help:  ## say what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## / — /' | sort

demo: $(RUN)  ## play with a made-up company in the browser, no Telegram needed
	$(BIN)/python -m bot demo

run: $(RUN)  ## run the bot against Telegram (BOT_TOKEN in the environment or .env)
	$(BIN)/python -m bot run

test: $(DEV)  ## the whole test suite
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

test-postgresql: $(DEV)  ## the whole test suite on PostgreSQL
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --database postgresql

soak: $(DEV)  ## the fault campaign at length: SOAK_KILLS=200 SOAK_ACTS=5000 SOAK_SEED=1; and thousands of stories: an hour or two
	$(BIN)/python -m tests.faults.campaign
	$(BIN)/python -m tests.faults.real_time
	SOAK=1 $(BIN)/python -m pytest tests/stateful/test_company.py
	FAN_OUT_PEOPLE=10000 $(BIN)/python -m pytest -s tests/bot/test_fan_out.py

check: $(DEV)  ## style, types, layers, words, migrations, tests with coverage
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=term --cov-fail-under=90

fix: $(DEV)  ## mend what the linter can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(DEV)  ## measure speed, as ratios to a bare program
	$(BIN)/python -m benchmarks

mutants: $(DEV)  ## change domain/ in thousands of ways and see that a test notices: a quarter of an hour; WHAT="domain.money*" takes a minute
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "mutmut~=3.8"
	$(BIN)/python -m tests.mutants $(WORKERS) $(WHAT)

pictures: $(DEV)  ## make the pictures in docs/ anew (needs Chromium)
	$(BIN)/python -m docs.make_pictures

lock: $(DEV)  ## resolve the dependencies anew
	$(BIN)/uv pip compile -q pyproject.toml --universal --generate-hashes --no-header -o requirements.lock
	$(BIN)/uv pip compile -q pyproject.toml --extra dev --universal --generate-hashes --no-header \
		-c requirements.lock -o requirements-dev.lock

clean:  ## forget the virtual environment and all caches
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov mutants

.venv:
	$(PYTHON) -m venv .venv

$(RUN): requirements.lock | .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@touch $@

$(DEV): requirements-dev.lock | .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@ $(RUN)
