"""Build the documents: `python -m sphinx -n -W docs docs/_build`."""

import caucasus_ref


project = "caucasus_ref"
author = "The caucasus_ref founders"
copyright = "2026, the caucasus_ref founders"  # noqa: A001 # Sphinx's name
release = caucasus_ref.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
]
html_theme = "furo"
html_title = f"caucasus_ref {release}"
exclude_patterns = ["_build"]
default_role = "code"
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_class_signature = "separated"
nitpick_ignore_regex = [
    # what a signature names, and the standard library or pendulum documents
    ("py:.*", r"(date|datetime\.date|pendulum\.Date|Iterable|Iterator).*"),
    ("py:.*", r"(os\.)?PathLike.*|pathlib\.Path|collections\.abc\..*"),
    # what is explained where it is used, not on a page of its own
    ("py:.*", r"Standing|Follows"),
    ("py:.*", r".*(Spans?|Row|Record|Rows|Standings|Basis|Names|Shifts?)$"),
    ("py:.*", r"caucasus_ref\.(assertions|model|terms|vocabulary)\..*"),
    ("py:.*", r"caucasus_ref\.(rosters|rows|spans|dates)\..*"),
]
