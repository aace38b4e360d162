# `make run` opens the sample study, `make test` runs every check. Both set up .venv by themselves;
# they need Python 3.11 or newer with venv, and nothing else installed by hand.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run test setup setup-test qt lint types layers pytest format coverage bench pictures clean

help:
	@echo "make run       open the sample study (without a screen: work through it headless)"
	@echo "make test      ruff, mypy, import-linter and pytest"
	@echo "make lint | types | layers | pytest     one of them; make pytest ARGS='tests/models -x'"
	@echo "make format    let ruff lay out the code and mend what it can"
	@echo "make coverage  pytest with the lines it does not reach"
	@echo "make bench     speed, as ratios to a floor (some minutes; docs/speed.md)"
	@echo "make pictures  the README's pictures, taken from the running program"
	@echo "make clean     remove .venv and caches"

run: setup
	@$(BIN)/python tools/run.py

test: lint types layers pytest

setup:
	@$(PYTHON) tools/setup_env.py

setup-test:
	@$(PYTHON) tools/setup_env.py test

qt: setup-test
	@$(BIN)/python -m app.qt_check

lint: setup-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup-test
	$(BIN)/mypy

layers: setup-test
	$(BIN)/lint-imports

# Two processes, each with whole files, so that what a file's tests share is made once.
pytest: qt
	$(BIN)/pytest -n 2 --dist loadfile $(ARGS)

format: setup-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

coverage: qt
	$(BIN)/pytest --cov --cov-report=term-missing:skip-covered $(ARGS)

bench: setup-test
	$(BIN)/python -m benchmarks.bench_start
	$(BIN)/python -m benchmarks.bench_project
	$(BIN)/python -m benchmarks.bench_search
	$(BIN)/python -m benchmarks.bench_agreement
	$(BIN)/python -m benchmarks.bench_merge
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks.bench_view
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks.bench_large large huge

pictures: setup
	$(BIN)/python -m tools.take_pictures

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage
