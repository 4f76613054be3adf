"""Only plain data crosses between the learner's process and the tests, and nothing that comes is believed."""

import json
import math
from collections import deque
from decimal import Decimal
from fractions import Fraction
from itertools import count

import msgpack
import pytest
from groundrules_toolkit.grading.running.wire import (
    BadMessageError,
    NotPlainDataError,
    read,
    read_error,
    write,
    write_error,
)
from hypothesis import given
from hypothesis import strategies as st

keys = st.text(max_size=5) | st.integers() | st.tuples(st.integers(), st.booleans())
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.binary(max_size=8)
    | st.fractions()
    | st.complex_numbers(allow_nan=False)
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(keys, inner, max_size=3)
        | st.frozensets(st.integers(), max_size=3)
    ),
    max_leaves=12,
)


def cross(value):
    """Send a value over and back, through bytes, as the sockets do."""
    return read(write(value))


@given(values)
def test_plain_data_arrives_as_it_was(value):
    """Numbers, texts and containers arrive equal and of the same type."""
    arrived = cross(value)

    assert value == arrived
    assert type(value) is type(arrived)


@pytest.mark.parametrize("value", [float("inf"), -float("inf"), -0.0, Decimal("1.10"), 2**60, -(2**60)])
def test_odd_numbers_arrive_too(value):
    """Infinity, minus zero, large and decimal numbers are kept to the sign and the digit."""
    assert repr(value) == repr(cross(value))


def test_nan_and_very_large_numbers_arrive():
    """What is equal to nothing, and what has four hundred digits, arrives as well."""
    assert math.isnan(cross(float("nan")))
    assert 10**400 == cross(10**400)


class Sly(int):
    """A number that says it equals everything."""

    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


class SlyList(list):
    """A list that says it equals everything."""

    def __eq__(self, other):
        return True

    __hash__ = None


@pytest.mark.parametrize(
    ("value", "expected"), [(Sly(7), 7), (SlyList([1]), [1]), (Fraction(1, 3), Fraction(1, 3))]
)
def test_a_subclass_arrives_as_what_it_is(value, expected):
    """An object whose comparison always succeeds arrives as the plain number or list, and no longer does."""
    arrived = cross(value)

    assert expected == arrived
    assert type(expected) is type(arrived)
    assert arrived != "something else"


class AlwaysEqual:
    """An object that passes every comparison."""

    def __eq__(self, other):
        return True

    __hash__ = None


endless: list = []
endless.append(endless)


@pytest.mark.parametrize(
    "value",
    [AlwaysEqual(), [1, AlwaysEqual()], endless, count(), open, 1 << 10**6],
    ids=["object", "in a list", "itself", "without end", "function", "endless number"],
)
def test_what_is_no_plain_data_stays_behind(value):
    """Objects, what has no end, functions without a keeper, and what contains itself do not cross."""
    with pytest.raises(NotPlainDataError):
        write(value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"a": 1}.keys(), "dict_keys"),
        ({"a": 1}.values(), "dict_values"),
        ({"a": 1}.items(), "dict_items"),
        (deque([1]), "deque"),
        (range(0, 9, 2), "range"),
    ],
)
def test_a_collection_arrives_as_what_it_is(value, kind):
    """What a dictionary shows of itself, a queue and a range are no lists on the other side either."""
    arrived = read(write(value))

    assert (kind, list(value)) == (type(arrived).__name__, list(arrived))


def test_an_iterator_arrives_with_what_it_gives():
    """A generator's items cross, and they are no list."""
    arrived = read(write(x * x for x in range(3)))

    assert not isinstance(arrived, list)
    assert [0, 1, 4] == list(arrived)


@given(
    st.binary(max_size=40)
    | values.map(write).flatmap(lambda data: st.binary(max_size=3).map(lambda cut: cut + data[1:]))
)
def test_whatever_comes_is_read_or_refused(data):
    """No bytes make the reader do anything but return plain data or say that they are malformed."""
    try:
        read(data)
    except BadMessageError:
        return


@given(st.integers(-2, 12), st.binary(max_size=20))
def test_forged_special_values_are_read_or_refused(number, content):
    """A forged tuple, number, function, module or array is plain data or malformed, and calls nothing."""
    try:
        read(msgpack.packb(msgpack.ExtType(number % 128, content)))
    except BadMessageError:
        return


@given(st.sampled_from([ValueError, ZeroDivisionError, TypeError, RuntimeError]), st.text(max_size=20))
def test_an_error_arrives_as_its_built_in_kind(kind, words):
    """A test that expects an error sees its kind and its words."""
    arrived = read_error(json.loads(json.dumps(write_error(kind(words)))))

    assert (kind, words) == (type(arrived), str(arrived))


def test_an_error_of_the_learners_own_arrives_as_what_it_extends():
    """An own class of errors arrives as the built-in one above it, with its name in a note."""

    class TooMany(ValueError):
        pass

    arrived = read_error(write_error(TooMany("11")))

    assert ValueError is type(arrived)
    assert ["raised as TooMany"] == arrived.__notes__


@pytest.mark.parametrize(
    "told", [None, 5, {}, {"base": "SystemExit"}, {"base": "eval"}, {"base": "KeyboardInterrupt"}]
)
def test_a_forged_error_is_harmless(told):
    """An error that claims to be something else, or nothing, becomes an ordinary one."""
    assert isinstance(read_error(told), Exception)
