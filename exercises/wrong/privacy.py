"""Wrong answers to the exercise of the module `privacy`, each a misconception that its own task must catch."""


# %% task=task1-uniqueness fails=task1-tests misconception=A person is unique if one single attribute makes them unique.
def describe_release(records, attributes):
    exposed = set()
    smallest = len(records)
    for name in attributes:
        values = [record[name] for record in records]
        for index, value in enumerate(values):
            smallest = min(smallest, values.count(value))
            if values.count(value) == 1:
                exposed.add(index)
    unique = len(exposed)
    return {"k": smallest, "unique": unique, "unique_share": unique / len(records) if records else 0}


# %% task=task1-uniqueness fails=task1-tests misconception=k is the size of the average group.
def describe_release(records, attributes):
    sizes = {}
    for record in records:
        group = tuple(record[name] for name in attributes)
        sizes[group] = sizes.get(group, 0) + 1
    if not sizes:
        return {"k": 0, "unique": 0, "unique_share": 0}
    unique = sum(size == 1 for size in sizes.values())
    return {"k": len(records) // len(sizes), "unique": unique, "unique_share": unique / len(records)}


# %% task=task1-uniqueness fails=task1-tests misconception=The share of unique people is the share of groups that have one member.
def describe_release(records, attributes):
    sizes = {}
    for record in records:
        group = tuple(record[name] for name in attributes)
        sizes[group] = sizes.get(group, 0) + 1
    if not sizes:
        return {"k": 0, "unique": 0, "unique_share": 0}
    unique = sum(size == 1 for size in sizes.values())
    return {"k": min(sizes.values()), "unique": unique, "unique_share": unique / len(sizes)}


# %% task=task1-uniqueness fails=task1-hidden misconception=There is always at least one record.
def describe_release(records, attributes):
    sizes = {}
    for record in records:
        group = tuple(record[name] for name in attributes)
        sizes[group] = sizes.get(group, 0) + 1
    unique = sum(size == 1 for size in sizes.values())
    return {"k": min(sizes.values()), "unique": unique, "unique_share": unique / len(records)}


# %% task=task2-noise fails=task2-tests misconception=Every answer may spend the whole budget.
from math import log
from random import Random


def draw_laplace(scale, rng):
    u = rng.random()
    if u < 0.5:
        return scale * log(2 * u)
    return -scale * log(2 * (1 - u))


def answer_questions(true_counts, total_epsilon, seed):
    rng = Random(seed)
    return [count + draw_laplace(1 / total_epsilon, rng) for count in true_counts]


# %% task=task2-noise fails=task2-tests misconception=The same noise on every answer is as good as fresh noise.
from math import log
from random import Random


def draw_laplace(scale, rng):
    u = rng.random()
    if u < 0.5:
        return scale * log(2 * u)
    return -scale * log(2 * (1 - u))


def answer_questions(true_counts, total_epsilon, seed):
    scale = len(true_counts) / total_epsilon
    return [count + draw_laplace(scale, Random(seed)) for count in true_counts]


# %% task=task2-noise fails=task2-tests misconception=A larger budget means more noise.
from math import log
from random import Random


def draw_laplace(scale, rng):
    u = rng.random()
    if u < 0.5:
        return scale * log(2 * u)
    return -scale * log(2 * (1 - u))


def answer_questions(true_counts, total_epsilon, seed):
    rng = Random(seed)
    return [count + draw_laplace(len(true_counts) * total_epsilon, rng) for count in true_counts]


# %% task=task2-noise fails=task2-hidden misconception=A noisy count below zero is an error that must be cut off.
from math import log
from random import Random


def draw_laplace(scale, rng):
    u = rng.random()
    if u < 0.5:
        return scale * log(2 * u)
    return -scale * log(2 * (1 - u))


def answer_questions(true_counts, total_epsilon, seed):
    rng = Random(seed)
    scale = len(true_counts) / total_epsilon
    return [max(0, count + draw_laplace(scale, rng)) for count in true_counts]


# %% task=task3-differencing fails=task3-tests misconception=Two groups whose sizes differ by one differ by one person.
def find_revealed(releases):
    revealed = {}
    for larger, count_with in releases:
        for smaller, count_without in releases:
            if len(larger) == len(smaller) + 1:
                for person in set(larger) - set(smaller):
                    revealed[person] = count_with - count_without
    return revealed


# %% task=task3-differencing fails=task3-tests misconception=An attacker compares only releases that follow each other.
def find_revealed(releases):
    revealed = {}
    for position in range(len(releases) - 1):
        first, second = releases[position], releases[position + 1]
        for (larger, count_with), (smaller, count_without) in ((first, second), (second, first)):
            extra = set(larger) - set(smaller)
            if len(extra) == 1 and set(smaller) <= set(larger):
                revealed[extra.pop()] = count_with - count_without
    return revealed


# %% task=task3-differencing fails=task3-tests misconception=The larger group is always published first.
def find_revealed(releases):
    revealed = {}
    for position, (earlier, count_with) in enumerate(releases):
        for later, count_without in releases[position + 1 :]:
            extra = set(earlier) - set(later)
            if len(extra) == 1 and set(later) <= set(earlier):
                revealed[extra.pop()] = count_with - count_without
    return revealed


# %% task=task4-guard fails=task4-tests misconception=Groups of the same size are the same group.
def may_answer(question, answered, floor):
    if len(question) < floor:
        return False
    for earlier in answered:
        gap = abs(len(question) - len(earlier))
        if 1 <= gap < floor:
            return False
    return True


# %% task=task4-guard fails=task4-tests misconception=A smallest group size is enough to stop differencing.
def may_answer(question, answered, floor):  # noqa: ARG001
    return len(question) >= floor


# %% task=task4-guard fails=task4-tests misconception=Only the last question answered matters.
def may_answer(question, answered, floor):
    if len(question) < floor:
        return False
    if not answered:
        return True
    gap = len(set(question) ^ set(answered[-1]))
    return not 1 <= gap < floor


# %% task=task4-guard fails=task4-hidden misconception=Only the people added since an earlier question can be exposed, not those left out.
def may_answer(question, answered, floor):
    if len(question) < floor:
        return False
    for earlier in answered:
        added = len(set(question) - set(earlier))
        if 1 <= added < floor:
            return False
    return True


# %% task=task5-small-places fails=task5-tests misconception=The noise is the same everywhere, so its cost is the same everywhere.
from math import log


def places_lost(counts, epsilon, largest_share):
    if not counts:
        return []
    average = sum(counts.values()) / len(counts)
    error = log(20) / epsilon
    return sorted(counts) if error > largest_share * average else []


# %% task=task5-small-places fails=task5-tests misconception=The mean error 1/ε is also the error of 19 in 20 answers.
def places_lost(counts, epsilon, largest_share):
    error = 1 / epsilon
    return sorted(place for place, count in counts.items() if count == 0 or error > largest_share * count)


# %% task=task5-small-places fails=task5-hidden misconception=A place where nobody is ill has nothing to lose.
from math import log


def places_lost(counts, epsilon, largest_share):
    error = log(20) / epsilon
    return sorted(place for place, count in counts.items() if count and error / count > largest_share)
