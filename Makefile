# One-line wrappers of the command `course`. The environment is .venv; PORT sets the port.
PYTHON ?= python3
BIN := .venv/bin
SEED ?= 2026

.PHONY: serve build test test-slow bench pictures format lock grade-sample sample-class clean

.venv/.installed: requirements.txt library/pyproject.toml toolkit/pyproject.toml
	@echo "· Setting up the environment (.venv)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

serve: .venv/.installed
	@$(BIN)/course serve

build: .venv/.installed
	@$(BIN)/course build

test: .venv/.installed
	@$(BIN)/course build
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow" tests

test-slow: .venv/.installed
	@$(BIN)/course build
	@$(BIN)/python -m pytest -m slow tests

bench: .venv/.installed
	@$(BIN)/python -m benchmarks.grading
	@$(BIN)/python -m benchmarks.scale
	@$(BIN)/course build
	@$(BIN)/python -m benchmarks.labs

grade-sample: .venv/.installed
	@$(BIN)/course grade tests/grading/samples --seed $(SEED) --scratch || test $$? -eq 1  # broken samples are reported as such

sample-class: .venv/.installed
	@$(BIN)/python -m tests.grading.sample_class _build/sample-class
	@$(BIN)/course grade _build/sample-class --seed $(SEED) --scratch --out _build/reports/sample-class || test $$? -eq 1  # two files are broken on purpose
	@echo "· The class overview: _build/reports/sample-class/overview.html"

pictures: .venv/.installed
	@$(BIN)/course build
	@$(BIN)/python -m tests.browser.pictures

format: .venv/.installed
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lock: .venv/.installed
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/python -m uv pip compile requirements.in --quiet --universal --python-version 3.11.7 --no-header --no-annotate \
		--no-emit-package groundrules --no-emit-package groundrules-toolkit --output-file requirements.txt
	@printf -- '-e ./library\n-e ./toolkit\n' >> requirements.txt

clean:
	rm -rf _build/book _build/site _build/runtime _build/content _build/lite-source
