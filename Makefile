# Two commands are enough: `make run` shows the portal, `make test` proves it.
PORT ?= 8000
DATA_DIR ?= var
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
PYTEST := $(PYTHON) -m pytest
export DATA_DIR PORT
unexport PYTHONDONTWRITEBYTECODE  # each of the tests' hundred processes would read all sources again

.PHONY: run test test-sqlite test-postgres test-deep lint format bench soak load lock licences handbook clean

run: .venv/runtime.stamp $(DATA_DIR)/secret-key $(DATA_DIR)/demo-password  # with a demo, unless DEMO=off
	@export SECRET_KEY="$${SECRET_KEY:-$$(cat $(DATA_DIR)/secret-key)}" \
	  HTTPS="$${HTTPS:-off}" REQUIRE_STAFF_MFA="$${REQUIRE_STAFF_MFA:-off}" \
	  DEMO_PASSWORD="$${DEMO_PASSWORD:-$$(cat $(DATA_DIR)/demo-password)}"; \
	$(MANAGE) prepare $(if $(filter off,$(DEMO)),,--demo-accounts) && { \
	  $(MANAGE) tick --every 15 & tick=$$!; trap "kill $$tick 2>/dev/null" EXIT INT TERM; \
	  echo "Privacyportaal staat klaar op http://127.0.0.1:$(PORT)/"; \
	  .venv/bin/gunicorn --config privacyportal/gunicorn.py; }

test: lint test-sqlite

test-sqlite: .venv/dev.stamp
	$(PYTEST) -n 2 --dist worksteal -q -m "not deep and not audit"

test-postgres: .venv/dev.stamp
	$(PYTHON) -m tests.postgres $(PYTEST) -n 2 --dist worksteal -q -m "not deep and not audit"

test-deep: .venv/dev.stamp  # nginx, clamd, LibreOffice, full disks, long fuzz; then what measures time, one at a time
	AUDIT=whole $(PYTEST) -n 2 --dist loadfile -q -m "(deep or audit) and not alone"
	$(PYTEST) -n 0 -q -m "deep and alone"

bench: .venv/dev.stamp  # 25 minutes on a quiet machine, into docs/performance.md; SIZE=small: a few, to see that it works
	$(PYTHON) -m tests.bench --size $(or $(SIZE),full) --into $(if $(filter small,$(SIZE)),$(DATA_DIR)/performance.md,docs/performance.md)

lint: .venv/dev.stamp
	.venv/bin/ruff check -q . && .venv/bin/ruff format -q --check .
	.venv/bin/lint-imports --no-logo
	.venv/bin/djlint --quiet --lint templates
	@export SILENCED_CHECKS=portal.W003,portal.W005 SECRET_KEY="$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))')"; \
	$(MANAGE) makemigrations --check --dry-run && $(MANAGE) check --deploy --fail-level WARNING

format: .venv/dev.stamp
	.venv/bin/ruff check -q --fix . ; .venv/bin/ruff format -q .

soak: .venv/dev.stamp  # 15 minutes: 16 people, three minutes of calm, then trouble after trouble, on both databases
	$(PYTHON) -m tests.soak

load: .venv/dev.stamp  # two minutes: pages while the worst files are cleaned and slow visitors hold on
	$(PYTHON) -m tests.load

lock:
	uv pip compile --generate-hashes --universal --python-version 3.11 -q pyproject.toml -o requirements.lock
	uv pip compile --generate-hashes --universal --python-version 3.11 -q pyproject.toml --all-extras -o requirements-image.lock
	uv pip compile --generate-hashes --universal --python-version 3.11 -q pyproject.toml --group dev -o requirements-dev.lock

licences:  # needs uv; each file says whose it is and under which licence
	uv tool run reuse@6.2.0 lint --quiet

handbook: .venv/dev.stamp  # two minutes; needs chromium: the pictures of docs/handboek/ anew
	$(PYTHON) -m tests.handbook

clean:
	rm -rf .venv var

.venv/bin/python:
	@(command -v python3.11 >/dev/null && python3.11 -m venv .venv) || python3 -m venv .venv

.venv/runtime.stamp: requirements.lock | .venv/bin/python
	@echo "Pakketten installeren (alleen de eerste keer) ..."
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@touch $@

.venv/dev.stamp: requirements-dev.lock | .venv/bin/python
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@ .venv/runtime.stamp

$(DATA_DIR)/secret-key: | .venv/bin/python
	@mkdir -p $(DATA_DIR) && umask 077 && $(PYTHON) -c "import secrets; print(secrets.token_urlsafe(64))" > $@

$(DATA_DIR)/demo-password: | .venv/bin/python
	@mkdir -p $(DATA_DIR) && umask 077 && $(PYTHON) -c "import secrets; print(secrets.token_urlsafe(9))" > $@
