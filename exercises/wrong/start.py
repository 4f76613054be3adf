"""Wrong answers to the exercise of the module `start`, each a misconception that its own task must catch."""


# %% task=task1-share fails=task1-tests misconception=A share is a percentage.
def share(count, total):
    if total == 0:
        return None
    return 100 * count / total


# %% task=task1-share fails=task1-tests misconception=Where nothing was tested, nothing is wrong.
def share(count, total):
    if total == 0:
        return 0
    return count / total


# %% task=task1-share fails=task1-tests misconception=To print a result is to give it back.
def share(count, total):
    if total:
        print(count / total)


# %% task=task1-share fails=task1-hidden misconception=None seen means that there is nothing to report.
def share(count, total):
    if not count or not total:
        return None
    return count / total


# %% task=task2-mend fails=task2-tests misconception=Once the reported error is mended, the code is right.
wrong = {}
tested = {}


def failure_shares(records):
    for record in records:
        language = record["language"]
        wrong[language] = wrong.get(language, 0) + record["wrong"]
        tested[language] = record["tested"]
    return {name: wrong[name] / tested[name] for name in wrong}


# %% task=task2-mend fails=task2-tests misconception=A value outside a function starts afresh at each call.
wrong = {}
tested = {}


def failure_shares(records):
    for record in records:
        language = record["language"]
        wrong[language] = wrong.get(language, 0) + record["wrong"]
        tested[language] = tested.get(language, 0) + record["tested"]
    return {name: wrong[name] / tested[name] if tested[name] else None for name in wrong}


# %% task=task2-mend fails=task2-tests misconception=The share of the whole is the mean of the shares.
def failure_shares(records):
    shares = {}
    for record in records:
        known = shares.setdefault(record["language"], [])
        if record["tested"]:
            known.append(record["wrong"] / record["tested"])
    return {name: sum(known) / len(known) if known else None for name, known in shares.items()}


# %% task=task2-mend fails=task2-hidden misconception=Where nothing was tested, nothing is wrong.
def failure_shares(records):
    wrong, tested = {}, {}
    for record in records:
        language = record["language"]
        wrong[language] = wrong.get(language, 0) + record["wrong"]
        tested[language] = tested.get(language, 0) + record["tested"]
    return {name: wrong[name] / tested[name] if tested[name] else 0 for name in wrong}


# %% task=task3-interval fails=task3-tests misconception=The textbook interval is good enough for every sample.
from math import sqrt

Z = 1.959964


def wilson_interval(successes, trials):
    p = successes / trials
    half = Z * sqrt(p * (1 - p) / trials)
    return [p - half, p + half]


# %% task=task3-interval fails=task3-tests misconception=The interval lies around the share that was seen.
from math import sqrt

Z = 1.959964


def wilson_interval(successes, trials):
    p = successes / trials
    spread = p * (1 - p) / trials + Z**2 / (4 * trials**2)
    half = Z * sqrt(spread) / (1 + Z**2 / trials)
    return [p - half, p + half]


# %% task=task3-interval fails=task3-tests misconception=None seen means none there.
from math import sqrt

Z = 1.959964


def wilson_interval(successes, trials):
    if successes == 0:
        return [0.0, 0.0]
    p = successes / trials
    shrink = 1 + Z**2 / trials
    centre = (p + Z**2 / (2 * trials)) / shrink
    half = Z * sqrt(p * (1 - p) / trials + Z**2 / (4 * trials**2)) / shrink
    return [centre - half, centre + half]


# %% task=task3-interval fails=task3-hidden misconception=All seen means certain.
from math import sqrt

Z = 1.959964


def wilson_interval(successes, trials):
    if successes == trials:
        return [1.0, 1.0]
    p = successes / trials
    shrink = 1 + Z**2 / trials
    centre = (p + Z**2 / (2 * trials)) / shrink
    half = Z * sqrt(p * (1 - p) / trials + Z**2 / (4 * trials**2)) / shrink
    return [centre - half, centre + half]


# %% task=task4-stale fails=task4-tests misconception=Rising numbers prove a clean run.
def first_stale_cell(numbers):
    last = 0
    for place, number in enumerate(numbers, start=1):
        if number is None or number <= last:
            return place
        last = number
    return 0


# %% task=task4-stale fails=task4-tests misconception=The first place has the number 0.
def first_stale_cell(numbers):
    for place, number in enumerate(numbers):
        if number != place + 1:
            return place
    return 0


# %% task=task4-stale fails=task4-tests misconception=A notebook is clean if every number from 1 on occurs.
def first_stale_cell(numbers):
    for place in range(1, len(numbers) + 1):
        if place not in numbers:
            return place
    return 0


# %% task=task4-stale fails=task4-hidden misconception=A cell that was not run does no harm.
def first_stale_cell(numbers):
    for place, number in enumerate(numbers, start=1):
        if number is not None and number != place:
            return place
    return 0


# %% task=task5-tests-needed fails=task5-tests misconception=One test for each failure that would be expected is enough.
from math import ceil


def tests_needed(rate, confidence):  # noqa: ARG001
    return ceil(1 / rate)


# %% task=task5-tests-needed fails=task5-tests misconception=The rule of three is exact.
from math import ceil


def tests_needed(rate, confidence):  # noqa: ARG001
    return ceil(3 / rate)


# %% task=task5-tests-needed fails=task5-tests misconception=Confidence is always 95 %.
def tests_needed(rate, confidence):  # noqa: ARG001
    tests = 1
    while (1 - rate) ** tests > 0.05:
        tests += 1
    return tests


# %% task=task5-tests-needed fails=task5-hidden misconception=A logarithm exists for every rate.
from math import ceil, log


def tests_needed(rate, confidence):
    return ceil(log(1 - confidence) / log(1 - rate))
