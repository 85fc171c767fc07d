# Two commands matter: `make demo` shows Muara at work, `make test` proves it.
# Everything is installed into .venv; a second run of any target finds it there.
.DEFAULT_GOAL := help
.PHONY: help install dev demo test test-machine test-long storm screenshots dialogue-pages check check-deploy format bench lock clean
PY := .venv/bin/python
PYTEST := $(PY) -m pytest
SECONDS ?= 0
N ?= 2000
# One more than processors, since some tests wait; still more stand in each other's way.
WORKERS ?= $(shell n=$$(( $$(getconf _NPROCESSORS_ONLN) + 1 )); echo $$(( n < 8 ? n : 8 )))

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

install: ## set up .venv and the front-end files, nothing else
	@scripts/bootstrap

dev: ## the same with the tools for tests and checks
	@scripts/bootstrap dev

demo: install ## play with Muara on 127.0.0.1:8080; Ctrl-C stops it
	@exec .venv/bin/muara demo

test-machine: dev ## find or install a PostgreSQL and a Chromium for the tests
	@$(PY) -m tests.postgres
	@$(PY) -m tests.browser

test: test-machine ## the suite, on SQLite and PostgreSQL, with a real browser
	@exec $(PYTEST) -n $(WORKERS) --dist worksteal --ignore tests/docs # which make check runs

test-long: test-machine ## storms, volume, many examples; SECONDS=600 ends them after ten minutes
	@exec $(PYTEST) -m "long or hypothesis" --hypothesis-profile thorough \
		--timeout 3600 --stop-after $(SECONDS)

storm: test-machine ## the storms of kills and faults alone; N=100000 is the long form
	@exec env N=$(N) $(PYTEST) -m long --timeout 0 -s tests/storm/test_storm.py

screenshots: test-machine ## pictures of the main pages into docs/images
	@$(PY) -m tests.screenshots

dialogue-pages: dev ## the dialogue's picture and its table of texts, into docs
	@$(PY) -m tests.dialogue_pages

check: dev ## lint, format, types, import contracts, locks, documentation
	$(PY) -m ruff check --quiet
	$(PY) -m ruff format --check --quiet
	$(PY) -m mypy
	$(PY) -c "from importlinter.cli import lint_imports_command as lint; lint()"
	$(PY) -m scripts.locks check
	$(PYTEST) -q tests/docs

check-deploy: dev ## have the files of deploy/ judged by systemd, Caddy, nginx and Prometheus, where they are there
	@$(PY) -m tests.deploy_files

format: dev ## apply the lint fixes and the format
	@$(PY) -m ruff check --quiet --fix
	@$(PY) -m ruff format --quiet

bench: dev ## measure, and write var/bench/latest.json
	@exec $(PY) -m tests.benchmarks

lock: dev ## recompile the lock files after a change of dependencies
	@$(PY) -m scripts.locks write

clean: ## remove what was built; the store under var/ stays
	rm -rf .venv node_modules muara/web/static/vendor normalizer/areas build ./*.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
