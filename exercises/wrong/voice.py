"""Wrong answers to the exercise of the module `voice`, each a misconception that its own task must catch."""


# %% task=task1-swings fails=task1-tests misconception=Power is the share of the votes.
def count_swings(quota, weights):  # noqa: ARG001
    return [weight * 2 ** (len(weights) - 1) // max(1, sum(weights)) for weight in weights]


# %% task=task1-swings fails=task1-tests misconception=Every member of a group that decides swings it.
def count_swings(quota, weights):
    swings = [0] * len(weights)
    for group in range(2 ** len(weights)):
        inside = [i for i in range(len(weights)) if group >> i & 1]
        if sum(weights[i] for i in inside) >= quota:
            for i in inside:
                swings[i] += 1
    return swings


# %% task=task1-swings fails=task1-tests misconception=The votes must exceed the quota.
def count_swings(quota, weights):
    swings = [0] * len(weights)
    for group in range(2 ** len(weights)):
        inside = [i for i in range(len(weights)) if group >> i & 1]
        total = sum(weights[i] for i in inside)
        for i in inside:
            if total > quota >= total - weights[i]:
                swings[i] += 1
    return swings


# %% task=task1-swings fails=task1-hidden misconception=A decision needs a partner, so groups of one do not count.
def count_swings(quota, weights):
    swings = [0] * len(weights)
    for group in range(2 ** len(weights)):
        inside = [i for i in range(len(weights)) if group >> i & 1]
        total = sum(weights[i] for i in inside)
        for i in inside:
            if len(inside) > 1 and total >= quota > total - weights[i]:
                swings[i] += 1
    return swings


# %% task=task2-pivots fails=task2-tests misconception=The share of swings is the share of pivots.
def pivot_shares(quota, weights):
    swings = [0] * len(weights)
    for group in range(2 ** len(weights)):
        inside = [i for i in range(len(weights)) if group >> i & 1]
        total = sum(weights[i] for i in inside)
        for i in inside:
            if total >= quota > total - weights[i]:
                swings[i] += 1
    everything = sum(swings)
    return [count / everything if everything else 0 for count in swings]


# %% task=task2-pivots fails=task2-tests misconception=Members with equal votes are one and the same member.
from itertools import permutations


def pivot_shares(quota, weights):
    counts = dict.fromkeys(weights, 0)
    queues = 0
    for queue in permutations(weights):
        queues += 1
        total = 0
        for weight in queue:
            total += weight
            if total >= quota:
                counts[weight] += 1
                break
    return [counts[weight] / queues for weight in weights]


# %% task=task2-pivots fails=task2-tests misconception=Everybody from the pivot on completes the queue.
from itertools import permutations


def pivot_shares(quota, weights):
    counts = [0] * len(weights)
    queues = 0
    for queue in permutations(range(len(weights))):
        queues += 1
        total = 0
        for i in queue:
            total += weights[i]
            if total >= quota:
                counts[i] += 1
    return [count / queues for count in counts]


# %% task=task2-pivots fails=task2-hidden misconception=Some order always has a pivot.
from itertools import permutations


def pivot_shares(quota, weights):
    counts = [0] * len(weights)
    for queue in permutations(range(len(weights))):
        total = 0
        for i in queue:
            total += weights[i]
            if total >= quota:
                counts[i] += 1
                break
    return [count / sum(counts) for count in counts]


# %% task=task3-null fails=task3-tests misconception=Whoever has a vote has power.
def powerless_quotas(weights, member):
    return [] if weights[member] else list(range(1, sum(weights) + 1))


# %% task=task3-null fails=task3-tests misconception=A member matters only if it completes the quota exactly.
def powerless_quotas(weights, member):
    totals = {0}
    for position, weight in enumerate(weights):
        if position != member:
            totals |= {total + weight for total in totals}
    return [quota for quota in range(1, sum(weights) + 1) if quota - weights[member] not in totals]


# %% task=task3-null fails=task3-tests misconception=A member is powerless when the others can decide without it.
def powerless_quotas(weights, member):
    others = sum(weights) - weights[member]
    return list(range(1, others + 1))


# %% task=task3-null fails=task3-tests misconception=Members with equal votes are one and the same member.
def powerless_quotas(weights, member):
    own = weights[member]
    totals = {0}
    for weight in set(weights) - {own}:
        totals |= {total + weight for total in totals}
    return [q for q in range(1, sum(weights) + 1) if not any(t < q <= t + own for t in totals)]


# %% task=task3-null fails=task3-hidden misconception=Who has no votes is no member, so there is nothing to list.
def powerless_quotas(weights, member):
    own = weights[member]
    if own == 0:
        return []
    totals = {0}
    for position, weight in enumerate(weights):
        if position != member:
            totals |= {total + weight for total in totals}
    return [q for q in range(1, sum(weights) + 1) if not any(t < q <= t + own for t in totals)]


# %% task=task4-double fails=task4-tests misconception=Who abstains is not there.
def decides(yes, no, people):
    here = sum(people[name] for name in yes)
    everybody = sum(people[name] for name in yes + no)
    if len(people) - len(yes) < 4:
        return True
    return 100 * len(yes) >= 55 * len(people) and 100 * here >= 65 * everybody


# %% task=task4-double fails=task4-tests misconception=Only those who say no can block.
def decides(yes, no, people):
    here = sum(people[name] for name in yes)
    if len(no) < 4:
        return True
    return 100 * len(yes) >= 55 * len(people) and 100 * here >= 65 * sum(people.values())


# %% task=task4-double fails=task4-tests misconception=One of the two majorities is enough.
def decides(yes, no, people):  # noqa: ARG001
    here = sum(people[name] for name in yes)
    if len(people) - len(yes) < 4:
        return True
    return 100 * len(yes) >= 55 * len(people) or 100 * here >= 65 * sum(people.values())


# %% task=task4-double fails=task4-hidden misconception=A majority must be exceeded, not reached.
def decides(yes, no, people):  # noqa: ARG001
    here = sum(people[name] for name in yes)
    if len(people) - len(yes) < 4:
        return True
    return 100 * len(yes) > 55 * len(people) and 100 * here > 65 * sum(people.values())


# %% task=task5-score fails=task5-tests misconception=A gap counts on both sides, so the sum is not halved.
def score_body(swings, winning, people):
    total, everybody = sum(swings), sum(people)
    effective = winning / 2 ** len(swings)
    if not total:
        return {"fair": None, "inclusive": 0, "effective": effective}
    power = [count / total for count in swings]
    gap = sum(abs(share - size / everybody) for share, size in zip(power, people))
    return {"fair": 1 - gap, "inclusive": min(power) * len(power), "effective": effective}


# %% task=task5-score fails=task5-tests misconception=A body is inclusive if most of its members have power.
def score_body(swings, winning, people):
    total, everybody = sum(swings), sum(people)
    effective = winning / 2 ** len(swings)
    if not total:
        return {"fair": None, "inclusive": 0, "effective": effective}
    gap = sum(abs(count / total - size / everybody) for count, size in zip(swings, people)) / 2
    with_power = sum(count > 0 for count in swings)
    return {"fair": 1 - gap, "inclusive": with_power / len(swings), "effective": effective}


# %% task=task5-score fails=task5-tests misconception=The empty group is no group.
def score_body(swings, winning, people):
    total, everybody = sum(swings), sum(people)
    effective = winning / (2 ** len(swings) - 1)
    if not total:
        return {"fair": None, "inclusive": 0, "effective": effective}
    power = [count / total for count in swings]
    gap = sum(abs(share - size / everybody) for share, size in zip(power, people)) / 2
    return {"fair": 1 - gap, "inclusive": min(power) * len(power), "effective": effective}


# %% task=task5-score fails=task5-hidden misconception=A body can always decide something.
def score_body(swings, winning, people):
    total, everybody = sum(swings), sum(people)
    power = [count / total for count in swings]
    gap = sum(abs(share - size / everybody) for share, size in zip(power, people)) / 2
    return {
        "fair": 1 - gap,
        "inclusive": min(power) * len(power),
        "effective": winning / 2 ** len(swings),
    }
