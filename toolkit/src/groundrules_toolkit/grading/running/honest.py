"""Outputs that a notebook may hold: a learner's process may send anything, and only what has their form is kept."""

from __future__ import annotations

from typing import Any

DEEPEST_JSON = 50  # levels; whoever writes or reads a notebook goes down level by level


def count(value: object) -> int | None:
    """Return an execution count that a notebook may hold."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**6 else None


def is_shown(kind: object, value: object) -> bool:
    """Return whether a notebook may hold a value as the data of a kind: text, or JSON that everybody can read."""
    return isinstance(kind, str) and (isinstance(value, str) or (kind.endswith("json") and is_json(value)))


def is_json(value: object) -> bool:
    """Return whether a value can be written as JSON and is not too deep; it may hold anything that MessagePack can."""
    items = [value]
    for _ in range(DEEPEST_JSON):
        inner = [item for item in items if isinstance(item, dict | list)]
        if not inner:
            break
        if not all(isinstance(key, str) for item in inner if isinstance(item, dict) for key in item):
            return False
        items = [item for item in items if not isinstance(item, dict | list)]
        items += [part for item in inner for part in (item.values() if isinstance(item, dict) else item)]
    return all(item is None or isinstance(item, bool | int | float | str) for item in items)


def honest_outputs(outputs: object) -> list[dict[str, Any]]:
    """Return the outputs that have the form of outputs; a learner's process may send anything."""
    found: list[dict[str, Any]] = []
    for item in outputs if isinstance(outputs, list) else []:
        if not isinstance(item, dict):
            continue
        kind = item.get("output_type")
        if (
            kind == "stream"
            and item.get("name") in ("stdout", "stderr")
            and isinstance(item.get("text"), str)
        ):
            found.append({"output_type": kind, "name": item["name"], "text": item["text"]})
        elif kind == "error" and all(isinstance(item.get(part), str) for part in ("ename", "evalue")):
            given = item.get("traceback")
            lines = [line for line in given if isinstance(line, str)] if isinstance(given, list) else []
            found.append(
                {"output_type": kind, "ename": item["ename"], "evalue": item["evalue"], "traceback": lines}
            )
        elif kind in ("display_data", "execute_result") and isinstance(item.get("data"), dict):
            data = {key: value for key, value in item["data"].items() if is_shown(key, value)}
            made: dict[str, Any] = {"output_type": kind, "data": data, "metadata": {}}
            if kind == "execute_result":
                made["execution_count"] = count(item.get("execution_count"))
            found.append(made)
    return found
