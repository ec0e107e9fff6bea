# Two commands need nothing but git, make and Python 3.11 or newer: `make run` and `make test`.
# Everything lands in .venv, web/node_modules and var; stamps in .venv make later starts fast.

BIN := .venv/bin
JOBS ?= 2
LOCK := uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet

.PHONY: help run test check format schema lock web screens bench chaos clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

run: .venv/run.stamp ## serve with demo data at http://127.0.0.1:8000 (FIELDPASS_PORT)
	@$(BIN)/fieldpass demo

test: .venv/dev.stamp web/node_modules/.dev.stamp ## run the tests; a missing database or browser is named and skipped
	@$(BIN)/pytest -n $(JOBS) --dist loadscope --no-loadscope-reorder

check: .venv/dev.stamp web/node_modules/.dev.stamp ## what hooks and CI call: lint, types, layers, locks, pages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/python tools/locks.py
	$(BIN)/python -m fieldpass.pages npm run check
	$(BIN)/python -m fieldpass.pages npm test

format: .venv/dev.stamp web/node_modules/.dev.stamp ## put every file into the one format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m fieldpass.pages npm run format

schema: .venv/dev.stamp ## write schema.graphql, the field apps' client and the catalogues of docs/ from the source
	$(BIN)/fieldpass schema > .venv/schema.graphql
	mv .venv/schema.graphql schema.graphql
	$(BIN)/python -m tools.field_client
	$(BIN)/python tools/catalogues.py

web: .venv/run.stamp ## build the pages now
	@$(BIN)/python -m fieldpass.pages

screens: .venv/dev.stamp web/node_modules/.dev.stamp ## take the pictures of docs/screens anew
	@SCREENSHOTS=docs/screens $(BIN)/pytest -q tests/browser/test_screens.py

bench: .venv/dev.stamp ## measure; long
	$(BIN)/python -m tests.load

chaos: .venv/dev.stamp ## kill processes and fill disks; long
	$(BIN)/python -m tests.faults

lock: .venv/dev.stamp ## take newer packages within pyproject.toml's bounds (needs uv)
	$(LOCK) --upgrade --extra web --extra build --output-file requirements.lock
	$(LOCK) --upgrade --extra web --extra build --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	rm -rf web/package-lock.json web/node_modules
	$(BIN)/python -m fieldpass.pages npm install --package-lock-only
	$(BIN)/python tools/locks.py strip

clean: ## remove what was installed and built; keeps var
	rm -rf .venv web/node_modules web/dist* .*_cache

.venv/run.stamp: requirements.lock pyproject.toml tools/environment.py
	@tools/python tools/environment.py requirements.lock
	@touch $@

.venv/dev.stamp: requirements-dev.lock pyproject.toml tools/environment.py
	@tools/python tools/environment.py requirements-dev.lock
	@touch $@ .venv/run.stamp

web/node_modules/.dev.stamp: web/package-lock.json | .venv/dev.stamp
	@$(BIN)/python -m fieldpass.pages tools
	@touch $@
