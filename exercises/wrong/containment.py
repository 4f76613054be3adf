"""Wrong answers to the exercise of the module `containment`, each a misconception that its own task must catch."""


# %% task=task1-forecast fails=task1-tests misconception=A process that grows on average never dies out.
def forecast(counts, ancestors):
    watched = sum(counts)
    if watched == 0:
        return {"R": None, "dies_out": None, "mean_total": None}
    mean = sum(k * count for k, count in enumerate(counts)) / watched
    if mean >= 1:
        return {"R": mean, "dies_out": 0, "mean_total": None}
    return {"R": mean, "dies_out": 1, "mean_total": ancestors / (1 - mean)}


# %% task=task1-forecast fails=task1-tests misconception=Only R matters, so any drill may be treated as Poisson.
from math import exp


def forecast(counts, ancestors):
    watched = sum(counts)
    if watched == 0:
        return {"R": None, "dies_out": None, "mean_total": None}
    mean = sum(k * count for k, count in enumerate(counts)) / watched
    q = 0.0
    for _ in range(10_000):
        q = exp(-mean * (1 - q))
    if mean <= 1:
        q = 1.0
    return {"R": mean, "dies_out": q**ancestors, "mean_total": None if mean >= 1 else ancestors / (1 - mean)}


# %% task=task1-forecast fails=task1-tests misconception=Five copies die out five times as surely as one.
def forecast(counts, ancestors):
    watched = sum(counts)
    if watched == 0:
        return {"R": None, "dies_out": None, "mean_total": None}
    mean = sum(k * count for k, count in enumerate(counts)) / watched
    q = 1.0
    if mean > 1:
        q = 0.0
        for _ in range(10_000):
            q = sum(count * q**k for k, count in enumerate(counts)) / watched
    return {
        "R": mean,
        "dies_out": min(1, q * ancestors),
        "mean_total": None if mean >= 1 else ancestors / (1 - mean),
    }


# %% task=task1-forecast fails=task1-hidden misconception=At R = 1 everything dies out, whatever the spread.
def forecast(counts, ancestors):
    watched = sum(counts)
    if watched == 0:
        return {"R": None, "dies_out": None, "mean_total": None}
    children = sum(k * count for k, count in enumerate(counts))
    mean = children / watched
    q = 1.0
    if children > watched:
        q = 0.0
        for _ in range(10_000):
            q = sum(count * q**k for k, count in enumerate(counts)) / watched
    return {
        "R": mean,
        "dies_out": q**ancestors,
        "mean_total": None if children >= watched else ancestors / (1 - mean),
    }


# %% task=task2-detector fails=task2-tests misconception=The shares of two detectors add up.
def second_detector(reproduction, first, most, ancestors):
    if most < ancestors:
        return None
    allowed = 1 - ancestors / most
    return max(0, 1 - allowed / reproduction - first) if allowed < reproduction else 0


# %% task=task2-detector fails=task2-tests misconception=Bringing R down to 1 is enough.
def second_detector(reproduction, first, most, ancestors):
    if most < ancestors:
        return None
    left = reproduction * (1 - first)
    return 0 if left <= 1 else 1 - 1 / left


# %% task=task2-detector fails=task2-tests misconception=It does not matter how many copies there are at the start.
def second_detector(reproduction, first, most, ancestors):
    if most < ancestors:
        return None
    left = reproduction * (1 - first)
    allowed = 1 - 1 / most
    return 0 if left <= allowed else 1 - allowed / left


# %% task=task2-detector fails=task2-hidden misconception=Every limit can be kept by a detector that is good enough.
def second_detector(reproduction, first, most, ancestors):
    left = reproduction * (1 - first)
    allowed = max(0, 1 - ancestors / most)
    return 0 if left <= allowed else 1 - allowed / left


# %% task=task3-compare fails=task3-tests misconception=The interval of the normal curve is good enough for ten trials.
from math import sqrt


def compare_trials(first, second):
    found = []
    for successes, n in (first, second):
        p = successes / n
        half = 1.959964 * sqrt(p * (1 - p) / n)
        found.append((p, half))
    (p1, h1), (p2, h2) = found
    d, half = p1 - p2, sqrt(h1 * h1 + h2 * h2)
    verdict = "first" if d - half > 0 else "second" if d + half < 0 else "open"
    return {
        "first": [p1 - h1, p1 + h1],
        "second": [p2 - h2, p2 + h2],
        "difference": [d - half, d + half],
        "verdict": verdict,
    }


# %% task=task3-compare fails=task3-tests misconception=The larger share has won.
from groundrules.intervals import wilson
from groundrules.trials import difference_interval


def compare_trials(first, second):
    one, two = wilson(*first), wilson(*second)
    between = difference_interval(tuple(first), tuple(second))
    d = one.estimate - two.estimate
    return {
        "first": [one.low, one.high],
        "second": [two.low, two.high],
        "difference": [between.low, between.high],
        "verdict": "first" if d > 0 else "second" if d < 0 else "open",
    }


# %% task=task3-compare fails=task3-tests misconception=If two intervals overlap, nothing is settled.
from groundrules.intervals import wilson
from groundrules.trials import difference_interval


def compare_trials(first, second):
    one, two = wilson(*first), wilson(*second)
    between = difference_interval(tuple(first), tuple(second))
    verdict = "first" if one.low > two.high else "second" if two.low > one.high else "open"
    return {
        "first": [one.low, one.high],
        "second": [two.low, two.high],
        "difference": [between.low, between.high],
        "verdict": verdict,
    }


# %% task=task3-compare fails=task3-hidden misconception=A study in which all trials succeed, or none, has no uncertainty.
from groundrules.intervals import wilson
from groundrules.trials import difference_interval


def compare_trials(first, second):
    ends = []
    for successes, trials in (first, second):
        share = successes / trials
        found = wilson(successes, trials)
        ends.append([share, share] if share in (0, 1) else [found.low, found.high])
    between = difference_interval(tuple(first), tuple(second))
    verdict = "first" if between.low > 0 else "second" if between.high < 0 else "open"
    return {
        "first": ends[0],
        "second": ends[1],
        "difference": [between.low, between.high],
        "verdict": verdict,
    }


# %% task=task4-audit fails=task4-tests misconception=An attempt slips past only if nobody looks and nobody would recognise it.
def read_day(attempts):
    caught = 0
    all_slip = 1
    for looked_at, recognised in attempts:
        slips = (1 - looked_at) * (1 - recognised)
        caught += 1 - slips
        all_slip *= slips
    return {"caught": caught, "all_slip": all_slip}


# %% task=task4-audit fails=task4-tests misconception=Whatever is looked at is caught.
def read_day(attempts):
    caught = 0
    all_slip = 1
    for looked_at, _ in attempts:
        caught += looked_at
        all_slip *= 1 - looked_at
    return {"caught": caught, "all_slip": all_slip}


# %% task=task4-audit fails=task4-tests misconception=The chance that all slip past is one minus the number caught.
def read_day(attempts):
    caught = sum(looked_at * recognised for looked_at, recognised in attempts)
    return {"caught": caught, "all_slip": max(0, 1 - caught)}


# %% task=task4-audit fails=task4-hidden misconception=If nobody tried, nothing slipped past.
def read_day(attempts):
    caught = 0
    all_slip = 1
    for looked_at, recognised in attempts:
        caught += looked_at * recognised
        all_slip *= 1 - looked_at * recognised
    return {"caught": caught, "all_slip": all_slip if attempts else 0}


# %% task=task5-evidence fails=task5-tests misconception=A refusal is a failure to copy.
from groundrules.intervals import wilson


def read_evidence(trials):
    able = [t["copied"] for t in trials if t["told"]]
    inclined = [t["tried"] for t in trials if not t["told"]]
    result = {"refused": sum(t["told"] and not t["tried"] for t in trials)}
    for name, seen in (("capability", able), ("propensity", inclined)):
        found = wilson(sum(seen), len(seen)) if seen else None
        result[name] = [found.low, found.high] if found else None
    return result


# %% task=task5-evidence fails=task5-tests misconception=An attempt that fails is no inclination.
from groundrules.intervals import wilson


def read_evidence(trials):
    able = [t["copied"] for t in trials if t["told"] and t["tried"]]
    inclined = [t["copied"] for t in trials if not t["told"]]
    result = {"refused": sum(t["told"] and not t["tried"] for t in trials)}
    for name, seen in (("capability", able), ("propensity", inclined)):
        found = wilson(sum(seen), len(seen)) if seen else None
        result[name] = [found.low, found.high] if found else None
    return result


# %% task=task5-evidence fails=task5-tests misconception=A system that copies when told is inclined to copy.
from groundrules.intervals import wilson


def read_evidence(trials):
    able = [t["copied"] for t in trials if t["told"] and t["tried"]]
    inclined = [t["tried"] for t in trials]
    result = {"refused": sum(t["told"] and not t["tried"] for t in trials)}
    for name, seen in (("capability", able), ("propensity", inclined)):
        found = wilson(sum(seen), len(seen)) if seen else None
        result[name] = [found.low, found.high] if found else None
    return result


# %% task=task5-evidence fails=task5-hidden misconception=What was never tested is impossible.
from groundrules.intervals import wilson


def read_evidence(trials):
    able = [t["copied"] for t in trials if t["told"] and t["tried"]]
    inclined = [t["tried"] for t in trials if not t["told"]]
    result = {"refused": sum(t["told"] and not t["tried"] for t in trials)}
    for name, seen in (("capability", able), ("propensity", inclined)):
        found = wilson(sum(seen), len(seen)) if seen else None
        result[name] = [found.low, found.high] if found else [0.0, 0.0]
    return result
