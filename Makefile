# SPDX-FileCopyrightText: 2026 The Notmine developers
# SPDX-License-Identifier: Apache-2.0
# `make test` and `make demo` each work as the first command in a fresh checkout.
.DEFAULT_GOAL := help
.PHONY: help demo test canaries check format bench lock words pages screens wheel demo-export clean-room clean ready-run \
	ready-dev audit sbom reproducible bundle fit-voice validate-voice bench-judgement fit-judgement fuzz fortress fortress-kills
export PYTHONDONTWRITEBYTECODE = 1
PY := .venv/bin/python
RUFF := .venv/bin/ruff
PYTEST := QT_QPA_PLATFORM=offscreen $(PY) -m pytest
JOBS ?= auto
SCREENS ?= build/screens
OUT ?= docs/validation

help:  ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do \
		printf '  make %-15s %s\n' "$$name" "$$what"; done

demo: ready-run  ## open the window on the built-in demonstration export; a summary where there is no screen
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then $(PY) -m viewer demo; \
	else echo "no screen here: the same export, examined in the terminal"; $(PY) -m viewer demo --headless; fi

test: check  ## every check and the whole test suite, without any network where the kernel allows
	$(PY) -m compileall -q viewer tests packaging  # or each of the many processes that tests start compiles it anew
	packaging/offline.sh env $(PYTEST) -n $(JOBS) --dist loadfile

canaries: ready-dev  ## 200 invented exports through their whole life, searched for leaks, into docs/validation/canaries.md
	nice $(PY) -m tests.leaks --cases 200 --jobs 2 --out docs/validation/canaries.md

check: ready-dev  ## format, lint, types, import contracts, catalogues, licences, the tree; no tests
	$(RUFF) check .
	$(RUFF) format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) packaging/compile_words.py --check
	$(PY) packaging/rule_pages.py --check
	$(PY) packaging/check_tree.py
	$(PY) packaging/check_lock.py
	$(PY) packaging/check_licences.py
	PYTHONPATH=packaging $(PY) -m supply.sbom --check
	PYTHONPATH=packaging $(PY) -m supply.audit

format: ready-dev  ## put every file into the one format
	$(RUFF) check --fix .
	$(RUFF) format .

bench: ready-dev  ## measure speed and memory (FOLDER=... keeps the exports made for it, ONLY=window one group)
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.benchmarks $(FOLDER) $(if $(ONLY),--only $(ONLY))

SECONDS ?= 60

fuzz: ready-dev  ## feed broken files to the readers (SECONDS=60 each, TARGET=zip one of them, SEED=...)
	$(PY) -m tests.fuzz $(TARGET) --seconds $(SECONDS) $(if $(SEED),--seed $(SEED))

bench-judgement: ready-dev  ## measure the judgement on made-up households (SEEDS=the first, SPEECH=... audio too), into OUT
	PYTHONPATH=.:packaging $(PY) -m tests.benchmarks.judgement --out $(OUT) $(if $(SEEDS),--first $(SEEDS)) \
		$(if $(filter command line,$(origin SPEECH)),--with-audio $(SPEECH))

fit-judgement: ready-dev  ## fit the weights of viewer/findings/fusion.py on made-up households, and print them
	PYTHONPATH=.:packaging $(PY) -m judgement.fit

fortress: ready-dev  ## the whole corpus of hostile files, alone and packed, and FUZZED=20000 changed exports (EVERY=10: a tenth)
	nice $(PY) -m tests.fortress --every $(or $(EVERY),1)
	nice $(PY) -m tests.fortress.fuzzed --exports $(or $(FUZZED),20000)

screens: ready-dev  ## take pictures of every screen, into build/screens
	QT_QPA_PLATFORM=offscreen $(PY) packaging/screenshots.py $(SCREENS)

words: ready-dev  ## compile the catalogues after editing a .po file
	$(PY) packaging/compile_words.py

pages: words  ## write the pages about the rules anew, from the catalogue
	$(PY) packaging/rule_pages.py

lock: ready-dev  ## choose the newest packages and lock them with their hashes
	packaging/lock.sh
	$(PY) packaging/check_lock.py

SPEECH ?= ../shared/data/speech
VOICE_CACHE ?= build/voice

validate-voice: ready-dev  ## measure the voice comparison on real speech (SPEECH=...), into docs/validation/voice.md
	PYTHONPATH=.:packaging $(PY) -m voice.validate $(SPEECH) --cache $(VOICE_CACHE)

fit-voice: ready-dev  ## fit resources/voice/population.npz anew from a folder of speakers (SPEECH=...)
	PYTHONPATH=.:packaging $(PY) -m voice.fit $(SPEECH) resources/voice/population.npz --cache $(VOICE_CACHE)

TRIALS ?= 1000

fortress-kills: ready-dev  ## kill commands at random moments (TRIALS=...), and refuse every write of theirs once
	$(PY) -m tests.survival.kills --trials $(TRIALS)
	$(PY) -m tests.survival.faults

wheel: ready-dev  ## build dist/notmine-*.whl
	$(PY) -m hatchling build --target wheel --directory dist

sbom: ready-dev  ## write dist/sbom.cdx.json, the bill of materials with the C libraries inside wheels
	mkdir -p dist
	PYTHONPATH=packaging $(PY) -m supply.sbom dist/sbom.cdx.json

audit: ready-dev  ## hold the lock against known weaknesses, and ask pip-audit where its index can be reached
	PYTHONPATH=packaging $(PY) -m supply.audit
	$(PY) -m venv build/audit
	build/audit/bin/python -m pip --disable-pip-version-check install --quiet pip-audit
	build/audit/bin/pip-audit --requirement packaging/requirements/run.txt --disable-pip --progress-spinner off

reproducible: ready-dev  ## build the wheel twice under different circumstances and compare the bytes
	PYTHONPATH=packaging $(PY) -m supply.reproduce

bundle: ready-dev  ## build dist/notmine-*-offline.tar twice and compare: all wheels, the lock, licences, an install script
	$(PY) -m pip --disable-pip-version-check download --quiet --require-hashes --only-binary :all: --dest build/wheels \
		--requirement packaging/requirements/run.txt
	PYTHONPATH=packaging $(PY) -m supply.reproduce build/wheels

demo-export: ready-dev  ## make resources/demo anew (needs espeak-ng and flite)
	$(PY) packaging/make_demo.py

clean-room: ## run `make test` and `make demo` in a bare Debian 12 (needs root and debootstrap)
	packaging/clean_room.sh

clean:  ## remove what was built; .venv too
	rm -rf .venv build dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis .pytest_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready-run:
	@packaging/bootstrap.sh run

ready-dev:
	@packaging/bootstrap.sh dev
