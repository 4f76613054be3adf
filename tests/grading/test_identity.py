"""Who handed in what: the container's word counts first, and two learners never become one."""

from datetime import timedelta
from pathlib import PurePosixPath

import pytest
from groundrules_toolkit.grading.identity import identify, module_of, newest
from groundrules_toolkit.grading.problems import LabHandedIn, UnknownModule
from hypothesis import example, given
from hypothesis import strategies as st

from tests.grading.notebooks import MONDAY, file_at, handed_in, small

MODULES = ["privacy", "voting"]
GRADE_IDS = {"privacy": {"p1", "p2", "shared"}, "voting": {"v1", "shared"}}
MOODLE = "Ama Mensah_1000001_assignsubmission_file_"

# Names that come near one another: by case, by sign, by depth, by what they pretend to be.
names = st.sampled_from(
    [
        "ana",
        "Ana",
        "ana b",
        "ana-b",
        "ana_b",
        "ana.",
        "-ana",
        "ben",
        "..",
        "?",
        "??",
        "é",
        "x",
        "x-ana",
        "unnamed-1",
    ]
)
folders = st.lists(names, min_size=1, max_size=3).map(tuple)
claims = st.none() | names | st.text(max_size=100) | st.just("moodle-1000001")


def files(*entries):
    """Return what `identify` takes, from (place, claim) pairs of the module privacy."""
    return [
        (file_at(where), handed_in() if claim is None else handed_in(learner=claim), "privacy")
        for where, claim in entries
    ]


def learners(*entries, learner=None):
    """Return place → learner."""
    return {s.received.where: s.learner for s in identify(files(*entries), MODULES, learner)}


@pytest.mark.parametrize(
    ("where", "claim", "command", "expected"),
    [
        (f"class/ana/{MOODLE}/a.ipynb", "claim", "command", "moodle-1000001"),
        ("class/ana/a.ipynb", "claim", "command", "command"),
        ("class/ana/a.ipynb", "claim", None, "ana"),
        ("a.ipynb", "claim", "command", "command"),
        ("a.ipynb", "claim", None, "claim"),
        ("a.ipynb", None, None, f"unnamed-{file_at('a.ipynb').digest}"),
        ("a.ipynb", "", None, f"unnamed-{file_at('a.ipynb').digest}"),
        ("a.ipynb", "../..", None, f"unnamed-{file_at('a.ipynb').digest}"),
        ("ana/privacy/a.ipynb", None, None, "ana"),
        ("privacy/a.ipynb", "claim", None, "claim"),
        ("privacy/ana/a.ipynb", "claim", None, "ana"),
    ],
)
def test_the_order_of_words(where, claim, command, expected):
    """The container counts before the command, the command before the folder, the folder before the claim."""
    assert {where: expected} == learners((where, claim), learner=command)


def test_a_claim_that_differs_is_noted():
    """Whoever reads the report learns that a file says another name than its container."""
    by_folder, by_claim = identify(files(("ana/a.ipynb", "ben"), ("b.ipynb", "ben")), MODULES)

    assert ("ana", "folder", ("the file itself says 'ben'; the folder's name counts",)) == (
        by_folder.learner,
        by_folder.said_by,
        by_folder.notes,
    )
    assert ("ben", "claim", ()) == (by_claim.learner, by_claim.said_by, by_claim.notes)


@pytest.mark.parametrize("owner", ["ana/a.ipynb", f"{MOODLE}/a.ipynb"])
def test_a_claim_never_takes_the_name_of_a_containers_learner(owner):
    """A loose file that claims to be from somebody with a container is kept apart, and that is said."""
    (own,) = learners((owner, None)).values()
    found = identify(files((owner, None), ("loose.ipynb", own)), MODULES)
    loose = file_at("loose.ipynb")

    assert [own, f"{own}-{loose.digest}"] == [submission.learner for submission in found]
    (note,) = found[1].notes
    assert note.startswith(f"it claims to be from '{own}', whom a folder or a person named; it is kept apart")


@given(st.sets(folders, min_size=2, max_size=6))
def test_files_of_different_folders_never_get_one_learner(paths):
    """However near the names of two folders come, their files belong to two learners."""
    found = learners(*((PurePosixPath(*path, "a.ipynb").as_posix(), None) for path in paths))

    assert len(paths) == len(set(found.values()))


def test_a_folder_named_like_moodles_number_is_another_learner():
    """A folder that bears the very id that Moodle's number gives is not taken for that learner."""
    places = ["moodle-1000001/a.ipynb", f"{MOODLE}/a.ipynb"]

    assert 2 == len(set(learners(*((place, None) for place in places)).values()))


def test_a_folder_named_like_a_made_name_is_another_learner():
    """A folder that bears the name that was made to tell two others apart is a third learner."""
    places = ["x/ana/a.ipynb", "y/ana/a.ipynb"]
    made = learners(*((place, None) for place in places))["x/ana/a.ipynb"]
    places.append(f"{made}/a.ipynb")

    assert "ana" != made
    assert 3 == len(set(learners(*((place, None) for place in places)).values()))


@given(st.lists(folders, max_size=4), st.lists(claims, min_size=1, max_size=4))
def test_a_claim_is_never_a_containers_id(paths, said):
    """Whatever loose files claim, none of them gets the id of a learner who has a container."""
    contained = {PurePosixPath(*path, "a.ipynb").as_posix() for path in paths} | {f"{MOODLE}/a.ipynb"}
    loose = {f"loose-{number}.ipynb": claim for number, claim in enumerate(said)}
    found = learners(*((where, None) for where in contained), *loose.items())

    assert set() == {found[where] for where in contained} & {found[where] for where in loose}


@given(st.lists(folders, max_size=3), st.lists(claims, max_size=3))
@example(paths=[], said=["አ" * 99])
@example(paths=[("𝒶" * 60,)], said=["𝒶" * 90])
def test_an_id_can_be_a_folder_on_every_system(paths, said):
    """An id is a single, plain name of at most 255 bytes, whatever the folder or the claim was."""
    entries = [(PurePosixPath(*path, "a.ipynb").as_posix(), None) for path in dict.fromkeys(paths)]
    entries += [(f"loose-{number}.ipynb", claim) for number, claim in enumerate(said)]
    for name in learners(*entries).values():
        assert not set(name) & set('/\\:*?"<>| \0')
        assert name.strip(".")
        assert len(name.encode()) <= 255


@pytest.mark.parametrize("command", ["...", "///", " "])
def test_a_command_without_a_usable_name_names_nobody(command):
    """`--learner` with nothing that can be a name does not give an empty id."""
    assert "" not in learners(("a.ipynb", None), learner=command).values()


def test_the_newest_counts_and_both_are_kept():
    """Of two files of one learner the newer one counts, whatever their order; the other is kept."""
    early = file_at("ana/first.ipynb", changed=MONDAY)
    late = file_at("ana/again.ipynb", changed=MONDAY + timedelta(seconds=1))
    other = file_at("ben/a.ipynb", changed=MONDAY - timedelta(days=1))
    for order in ([early, late, other], [late, early, other]):
        counting, kept = newest(identify([(file, handed_in(), "privacy") for file in order], MODULES))

        assert {"ana/again.ipynb", "ben/a.ipynb"} == {submission.received.where for submission in counting}
        assert ["ana/first.ipynb"] == [submission.received.where for submission in kept]


def test_files_for_two_modules_count_both():
    """The newest file counts for each module on its own."""
    found = identify(
        [(file_at("ana/a.ipynb"), small(), "privacy"), (file_at("ana/b.ipynb"), small(), "voting")], MODULES
    )

    assert (2, []) == (len(newest(found)[0]), newest(found)[1])


@given(st.lists(st.tuples(st.sampled_from(["ana", "ben"]), st.integers(0, 3)), min_size=1, max_size=6))
def test_every_file_counts_or_is_kept(entries):
    """No file is lost, and each learner has exactly one that counts, never older than one that is kept."""
    received = [
        (file_at(f"{who}/{number}.ipynb", changed=MONDAY + timedelta(hours=hour)), handed_in(), "privacy")
        for number, (who, hour) in enumerate(entries)
    ]
    counting, kept = newest(identify(received, MODULES))

    assert sorted(file.where for file, _, _ in received) == sorted(
        s.received.where for s in (*counting, *kept)
    )
    assert {who for who, _ in entries} == {submission.learner for submission in counting}
    assert len(counting) == len({submission.learner for submission in counting})
    for older in kept:
        (chosen,) = [submission for submission in counting if submission.learner == older.learner]

        assert older.received.changed <= chosen.received.changed


@pytest.mark.parametrize(
    ("notebook", "expected"),
    [
        (small(module="privacy", kind="exercise"), "privacy"),
        (small(module="voting"), "voting"),
        (small(managed={"grade_id": "p1"}), "privacy"),
        (small(managed={"grade_id": "v1"}), "voting"),
        (small(module=7, managed={"grade_id": "v1"}), "voting"),
        (small(module="voting", managed={"grade_id": "p1"}), "voting"),
    ],
)
def test_the_module_is_told_or_seen(notebook, expected):
    """The metadata name the module; without them the ids of the graded cells do."""
    assert expected == module_of(notebook, "a.ipynb", GRADE_IDS)


@pytest.mark.parametrize(
    ("notebook", "kind", "words"),
    [
        (small(module="privacy", kind="lab"), LabHandedIn, "the lab of 'privacy', not its exercise"),
        (small(module="weather", kind="exercise"), UnknownModule, "names the module 'weather'"),
        (small(), UnknownModule, "names no module"),
        (small(managed={"grade_id": "problem1"}), UnknownModule, "This course has: privacy, voting."),
        (small(managed={}), UnknownModule, "names no module"),
        (small(managed="p1"), UnknownModule, "names no module"),
        (small(managed=["p1"]), UnknownModule, "names no module"),
        (small(managed={"grade_id": ["p1"]}), UnknownModule, "names no module"),
    ],
)
def test_what_is_no_exercise_is_named(notebook, kind, words):
    """A lab, another course's notebook and odd metadata each get their named error, and no other."""
    with pytest.raises(kind, match=words):
        module_of(notebook, "a.ipynb", GRADE_IDS)


def test_a_claim_never_takes_the_place_of_a_learner_named_before():
    """A learner whom a folder named in an earlier run keeps their name: a later claim to it is kept apart, and noted."""
    loose = (file_at("loose.ipynb"), handed_in(learner="ana"), "privacy")
    (submission,) = identify([loose], ["privacy"], vouched=frozenset({"ana"}))

    assert submission.learner.startswith("ana-")
    assert "'ana'" in submission.notes[0]
