# One-line wrappers of the command `course`. The environment is .venv; PORT sets the port.
PYTHON ?= python3
BIN := .venv/bin
SEED ?= 2026

.PHONY: serve build test test-slow pictures format lock grade-sample clean

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

grade-sample: .venv/.installed
	@$(BIN)/course grade tests/grading/samples --seed $(SEED) --scratch || test $$? -eq 1  # broken samples are reported as such

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
