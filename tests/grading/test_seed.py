"""A class keeps its secret, so that grading again gives the same marks."""

import pytest
from groundrules_toolkit.grading.seed import FILE, VARIABLE, SeedError, class_seed
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture
def secret(tmp_path):
    """The place of the file that holds the secret."""
    return tmp_path / FILE


def test_a_new_class_gets_a_secret_and_keeps_it(tmp_path, secret):
    """Without any seed one is drawn, written down, and used from then on."""
    first = class_seed(tmp_path)

    assert 0 <= first < 10**9
    assert f"{first}\n" == secret.read_text(encoding="utf-8")
    assert first == class_seed(tmp_path)


def test_two_classes_have_two_secrets(tmp_path):
    """The secret is drawn by chance: twenty classes do not share one."""
    folders = [tmp_path / str(number) for number in range(20)]
    for folder in folders:
        folder.mkdir()

    assert 20 == len({class_seed(folder) for folder in folders})


@pytest.mark.parametrize(
    ("seeds", "expected"),
    [
        ((1, "2", "3"), 1),
        ((0, "2", "3"), 0),
        ((None, "2", "3"), 2),
        ((None, " 2 \n", None), 2),
        ((None, "", "3"), 3),
        ((None, None, "3\n"), 3),
    ],
)
def test_the_order_of_seeds(secret, monkeypatch, seeds, expected):
    """The command's seed counts before the variable, and the variable before the file."""
    given_seed, variable, kept = seeds
    if variable is not None:
        monkeypatch.setenv(VARIABLE, variable)
    if kept is not None:
        secret.write_text(kept, encoding="utf-8")

    assert expected == class_seed(secret.parent, given_seed)
    assert kept == (secret.read_text(encoding="utf-8") if secret.exists() else None)


@given(st.integers())
def test_a_given_seed_is_used_as_it_is(tmp_path_factory, number):
    """Any whole number can be a seed, and a given one writes nothing."""
    folder = tmp_path_factory.mktemp("class")

    assert number == class_seed(folder, number)
    assert [] == list(folder.iterdir())


@pytest.mark.parametrize("text", ["abc", "1.5", "12 34", "0x10"])
def test_a_seed_that_is_no_number_says_what_to_correct(tmp_path, secret, monkeypatch, text):
    """A damaged secret stops with a sentence that names the variable, the file and what was found."""
    secret.write_text(text, encoding="utf-8")
    with pytest.raises(SeedError, match="is not a whole number") as in_file:
        class_seed(tmp_path)
    secret.unlink()
    monkeypatch.setenv(VARIABLE, text)
    with pytest.raises(SeedError) as in_variable:
        class_seed(tmp_path)

    for caught in (in_file, in_variable):
        assert all(word in str(caught.value) for word in (f"'{text}'", VARIABLE, str(secret)))
    assert not secret.exists()


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_file_is_filled(tmp_path, secret, text):
    """A file that a broken write left empty gets a new secret."""
    secret.write_text(text, encoding="utf-8")

    assert f"{class_seed(tmp_path)}\n" == secret.read_text(encoding="utf-8")
