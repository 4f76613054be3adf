"""Fill in the small pages that stand beside the book."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

BROWSER = Path(__file__).with_name("browser")


def render(name: str, **values: object) -> str:
    """Return a page from the folder `browser`; a value that it lacks is an error, and every value is escaped."""
    environment = Environment(loader=FileSystemLoader(BROWSER), undefined=StrictUndefined, autoescape=True)
    return environment.get_template(name).render(**values) + "\n"
