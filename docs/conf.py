"""Build the documents: `python -m sphinx -n -W docs docs/_build`."""

import runpy
from pathlib import Path

from sphinx.application import Sphinx

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
html_static_path = ["_static"]
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
    # what others document, and what a claim asserts, which the format has
    ("py:class", r"(collections|datetime|matplotlib|os|pathlib)\..*"),
    ("py:class", r"pendulum\.Date"),
    ("py:class", r"caucasus_ref\.assertions\..*"),
]


def add_explorer(app: Sphinx, page: str, *_: object) -> None:
    """Give the page on which one picks a day what only it needs."""
    if page == "explore":
        app.add_css_file("explore.css")
        app.add_js_file("explore-record.js", loading_method="defer")
        app.add_js_file("explore.js", loading_method="defer")


def write_record(app: Sphinx) -> None:
    """Write the record as a script, which that page reads."""
    if app.builder.format == "html":
        static = Path(app.outdir) / "_static"
        static.mkdir(parents=True, exist_ok=True)
        tool = Path(__file__).parents[1] / "tools" / "explore.py"
        runpy.run_path(str(tool))["write"](static)


def setup(app: Sphinx) -> None:
    """Call both when it is their time."""
    app.connect("builder-inited", write_record)
    app.connect("html-page-context", add_explorer)
