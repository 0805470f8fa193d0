# Two commands set up everything on a bare machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: demo test run bench format lock frozen clean ready
.DEFAULT_GOAL := demo

# Cheap once done: set_up.py compares the environment with the lock.
ready:
	@$(PYTHON) tools/set_up.py

demo: ready
	$(OFFSCREEN) $(BIN)/inspector-app demo demo

run: ready
	$(BIN)/inspector-app

test: ready
	$(BIN)/python tools/check.py

bench: ready
	$(OFFSCREEN) $(BIN)/python -m benchmarks

format: ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Writes the lock anew from pyproject.toml; needs uv on the PATH.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-header --extra dev pyproject.toml -o requirements.lock

frozen: ready
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	$(OFFSCREEN) dist/inspector-app/inspector-app self-check
	$(OFFSCREEN) dist/inspector-app/inspector-app demo build/frozen-demo

clean:
	rm -rf .venv build dist demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
