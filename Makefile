# Two commands set up everything on a bare machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: demo test run bench torture differential golden odk-engine format lock frozen clean ready
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

# What `make test` does in short, for hours; each line prints how far it came, so that SEED can take it up again.
SEED ?= 0
HISTORIES ?= 100000
KILLS ?= 10000
HANDOVERS ?= 100000
OF_A_MUTANT ?= 2000
torture: ready
	$(BIN)/python -m tools.torture histories --number $(HISTORIES) --seed $(SEED)
	$(BIN)/python -m tools.torture mutants --number $(OF_A_MUTANT) --seed $(SEED)
	$(BIN)/python -m tools.torture handovers --number $(HANDOVERS) --seed $(SEED)
	$(BIN)/python -m tools.torture kills --number $(KILLS) --seed $(SEED)
	$(BIN)/python -m benchmarks.merge_scale

# ODK's own forms engine, which ours is held against; needs node and npm.
ODK := tools/odk_engine/node_modules/.package-lock.json

$(ODK): tools/odk_engine/package.json
	npm install --prefix tools/odk_engine --no-package-lock --no-audit --no-fund --silent
	@touch $@

odk-engine: $(ODK)

FILLINGS ?= 10000
differential: ready $(ODK)
	$(BIN)/python -m tools.differential --fillings $(FILLINGS) --seed $(SEED)

golden: ready $(ODK)
	$(BIN)/python -m tools.differential.golden

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
	rm -rf .venv build dist demo tools/odk_engine/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
