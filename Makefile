# Two commands: `make` sets everything up and opens the sample briefing, `make test` sets up and checks everything.
# The work is in resources/setup/prepare.py, which runs on Windows too.

PYTHON ?= python3
PREPARE = @$(PYTHON) resources/setup/prepare.py

.PHONY: run test lock

run:
	$(PREPARE) run

test:
	$(PREPARE) test

lock:
	$(PREPARE) lock
