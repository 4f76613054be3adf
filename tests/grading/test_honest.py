"""Outputs that a learner's process sends: whatever they are, the notebook that holds them is valid."""

from __future__ import annotations

import json

import msgpack
import nbformat
import pytest
from groundrules_toolkit.grading.running.honest import DEEPEST_JSON, honest_outputs
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.binary(max_size=4)
)
keys = st.sampled_from(
    ["output_type", "name", "text", "data", "metadata", "ename", "evalue", "traceback", "execution_count"]
) | st.text(max_size=4)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys | st.integers(), inner, max_size=4),
)
kinds = st.sampled_from(["stream", "error", "display_data", "execute_result", "update_display_data"])
mimes = st.sampled_from(["text/plain", "text/html", "application/json", "application/vnd.vegalite.v5+json"])
bundles = st.dictionaries(mimes | st.text(max_size=4) | st.binary(max_size=2), anything, max_size=3)
nearly = st.fixed_dictionaries(
    {"output_type": kinds},
    optional={
        "name": st.sampled_from(["stdout", "stderr"]) | anything,
        "text": st.text(max_size=5) | anything,
        "data": bundles | anything,
        "metadata": anything,
        "ename": st.text(max_size=5) | anything,
        "evalue": st.text(max_size=5) | anything,
        "traceback": st.lists(st.text(max_size=5), max_size=2) | anything,
        "execution_count": anything,
    },
)


@given(st.lists(nearly | anything, max_size=4) | anything)
def test_whatever_a_process_sends_makes_a_valid_notebook(outputs):
    """What is kept validates, and can be written as JSON and read again."""
    kept = honest_outputs(outputs)
    notebook = new_notebook(cells=[new_code_cell("1", outputs=[nbformat.from_dict(one) for one in kept])])

    nbformat.validate(notebook)
    assert kept == json.loads(json.dumps(kept))


@pytest.mark.parametrize(
    "value", [b"x", {"a": b"x"}, {1: "x"}, [msgpack.ExtType(5, b"")], [msgpack.Timestamp(1)]]
)
def test_what_json_cannot_hold_is_left_out(value):
    """MessagePack can carry bytes, keys of other kinds and extensions; a notebook cannot."""
    (kept,) = honest_outputs(
        [{"output_type": "display_data", "data": {"application/json": value, "text/plain": "x"}}]
    )

    assert {"text/plain": "x"} == kept["data"]


def test_what_is_nested_too_deeply_is_left_out():
    """Whoever reads a notebook goes down level by level, and must come back."""
    deep: object = 1
    for _ in range(DEEPEST_JSON + 1):
        deep = [deep]
    (kept,) = honest_outputs([{"output_type": "display_data", "data": {"application/json": deep}}])

    assert {} == kept["data"]
