# One command for all checks is `make all`, in an environment of its own.
# The others run one part each, in the environment of PYTHON.
PYTHON ?= .venv/bin/python

.PHONY: help all install data answers pages pictures moved mutants test coverage types lint docs

help:  ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 10

all:  ## every check, as .ci/run makes them
	bash .ci/run

install:  ## what the other targets need
	$(PYTHON) -m pip install -q -e '.[tests,typing,lint,docs]'

data:  ## every check of the record, with file and path
	$(PYTHON) -m caucasus_ref validate src/caucasus_ref/data
	$(PYTHON) -m pytest -q tests/test_data.py tests/test_domain.py tests/test_schemas.py

answers:  ## rewrite the golden answers; read the difference
	$(PYTHON) tools/golden.py

pages: pictures  ## rewrite what the record makes: pages, counts, schemas, sources
	$(PYTHON) tools/place_sources.py
	$(PYTHON) tools/schema.py
	$(PYTHON) tools/pages.py

pictures:  ## draw what the record draws
	$(PYTHON) tools/pictures.py

moved:  ## answers that moved since a release: make moved SINCE=<tag or wheel>
	$(PYTHON) tools/compare_releases.py $(SINCE)

mutants:  ## change the source, and see whether a test notices: make mutants OF="dates spans"
	$(PYTHON) -m pip install -q -e '.[mutants]'
	$(PYTHON) tools/mutants.py $(OF)
	$(PYTHON) tools/mutants.py --with cosmic-ray
	$(PYTHON) tools/pages.py

test:  ## the tests, and every example in the documents
	$(PYTHON) -m pytest -q

coverage:  ## branch coverage, 100 % with the extra engines installed
	$(PYTHON) -m coverage run -m pytest -q --ignore-glob='tests/test_laws_*'
	$(PYTHON) -m coverage report

types:  ## mypy and pyright
	$(PYTHON) -m mypy
	$(PYTHON) -m pyright --pythonpath $(PYTHON)

lint:  ## ruff, both ways
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

docs:  ## build the documents
	$(PYTHON) -m sphinx -n -W --keep-going -q docs docs/_build
