"""Keep `book/course.yml` in step with a module that is being begun, without touching its other lines."""

from __future__ import annotations

import re

import yaml

from .wrap_ups import NAME


class PlanLineError(ValueError):
    """The plan could not take the module; the message says which line to write."""


def later_pages(text: str, part: str, slug: str) -> list[str]:
    """Return the pages of a part that stand after a module: its later modules, then the wrap-up."""
    modules = _modules(text, part)
    return [*(modules[modules.index(slug) + 1 :] if slug in modules else ()), NAME]


def begin_in_plan(text: str, part: str, slug: str) -> str:
    """Return the plan with a module listed in its part and no longer under `planned:`.

    Raises:
        PlanLineError: the lines could not be changed so that everything else stays as it is.
    """
    result = re.sub(rf"^  {re.escape(slug)}: \{{.*\}}\n", "", text, flags=re.MULTILINE)
    if slug not in _modules(text, part):
        found = re.search(rf"^  {re.escape(part)}:.*?modules: \[([^\]]*)\]", result, re.MULTILINE | re.DOTALL)
        if found:
            result = (
                f"{result[: found.end(1)]}{', ' if found[1].strip() else ''}{slug}{result[found.end(1) :]}"
            )
    before, after = yaml.safe_load(text), yaml.safe_load(result)
    before["parts"][part]["modules"] = [name for name in before["parts"][part]["modules"] if name != slug]
    (before.get("planned") or {}).pop(slug, None)
    names = after["parts"][part]["modules"]
    if names.count(slug) == 1:
        after["parts"][part]["modules"] = [name for name in names if name != slug]
    if before != after or names.count(slug) != 1:
        raise PlanLineError(
            f"book/course.yml:1: its lines have another form than this command knows. "
            f"Add {slug} to the 'modules:' of {part}, take it out of 'planned:', then try again."
        )
    return result


def _modules(text: str, part: str) -> list[str]:
    try:
        return list(yaml.safe_load(text)["parts"][part]["modules"])
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise PlanLineError(
            f"book/course.yml:1: the part {part} cannot be read. "
            f"Write 'parts:' and in it '{part}: {{title: ..., modules: [...]}}'."
        ) from error
