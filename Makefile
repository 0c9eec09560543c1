# One command for all checks is `bash .ci/run`, in an environment of its own.
# These run one part each, in the environment of PYTHON.
PYTHON ?= .venv/bin/python

.PHONY: install data answers pages test types lint docs

install:  ## what the other targets need
	$(PYTHON) -m pip install -q -e '.[tests,typing,lint,docs]'

data:  ## every check of the record, with file and path
	$(PYTHON) -m caucasus_ref validate src/caucasus_ref/data
	$(PYTHON) -m pytest -q tests/test_data.py tests/test_domain.py tests/test_schemas.py

answers:  ## rewrite the golden answers; read the difference
	$(PYTHON) tools/golden.py

pages: ## rewrite what the record makes: pages, counts, schemas, sources
	$(PYTHON) tools/place_sources.py
	$(PYTHON) tools/schema.py
	$(PYTHON) tools/pages.py

test:
	$(PYTHON) -m pytest -q

types:
	$(PYTHON) -m mypy
	$(PYTHON) -m pyright --pythonpath $(PYTHON)

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

docs:
	$(PYTHON) -m sphinx -n -W --keep-going -q docs docs/_build
