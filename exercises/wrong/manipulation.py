"""Wrong answers to the exercise of the module `manipulation`, each a misconception that its own task must catch."""


# %% task=task1-push fails=task1-tests misconception=A negative weight takes from the attacker's push instead of adding to it.
def smallest_pushes(weights, bias, people, labels, movable):
    reach = abs(sum(weight for weight, free in zip(weights, movable) if free))
    pushes = []
    for facts, label in zip(people, labels):
        margin = label * (bias + sum(weight * fact for weight, fact in zip(weights, facts)))
        pushes.append(0.0 if margin <= 0 else margin / reach if reach else None)
    return pushes


# %% task=task1-push fails=task1-tests misconception=An attacker moves one fact, the one with the largest weight.
def smallest_pushes(weights, bias, people, labels, movable):
    reach = max((abs(weight) for weight, free in zip(weights, movable) if free), default=0)
    pushes = []
    for facts, label in zip(people, labels):
        margin = label * (bias + sum(weight * fact for weight, fact in zip(weights, facts)))
        pushes.append(0.0 if margin <= 0 else margin / reach if reach else None)
    return pushes


# %% task=task1-push fails=task1-tests misconception=The margin is the distance from 0, on whichever side the label lies.
def smallest_pushes(weights, bias, people, labels, movable):  # noqa: ARG001
    reach = sum(abs(weight) for weight, free in zip(weights, movable) if free)
    pushes = []
    for facts in people:
        margin = abs(bias + sum(weight * fact for weight, fact in zip(weights, facts)))
        pushes.append(0.0 if margin <= 0 else margin / reach if reach else None)
    return pushes


# %% task=task1-push fails=task1-tests misconception=A fact that cannot be moved does not count in the score either.
def smallest_pushes(weights, bias, people, labels, movable):
    kept = [weight if free else 0 for weight, free in zip(weights, movable)]
    reach = sum(abs(weight) for weight in kept)
    pushes = []
    for facts, label in zip(people, labels):
        margin = label * (bias + sum(weight * fact for weight, fact in zip(kept, facts)))
        pushes.append(0.0 if margin <= 0 else margin / reach if reach else None)
    return pushes


# %% task=task1-push fails=task1-hidden misconception=A large enough push turns every score.
def smallest_pushes(weights, bias, people, labels, movable):
    reach = sum(abs(weight) for weight, free in zip(weights, movable) if free)
    pushes = []
    for facts, label in zip(people, labels):
        margin = label * (bias + sum(weight * fact for weight, fact in zip(weights, facts)))
        pushes.append(0.0 if margin <= 0 else margin / reach)
    return pushes


# %% task=task2-sweep fails=task2-tests misconception=An attacker needs a share of the data, here as many in a thousand as the odds.
def sweep(sizes, poisons, every, odds):  # noqa: ARG001
    turned = [[1000 * count > odds * (size + count) for count in poisons] for size in sizes]
    needed = [min((count for count, works in zip(poisons, row) if works), default=None) for row in turned]
    return {"turned": turned, "needed": needed}


# %% task=task2-sweep fails=task2-tests misconception=A count does not depend on the clean data, so neither does a common word's.
def sweep(sizes, poisons, every, odds):  # noqa: ARG001
    turned = [[count + 1 > odds for count in poisons] for _ in sizes]
    needed = [min((count for count, works in zip(poisons, row) if works), default=None) for row in turned]
    return {"turned": turned, "needed": needed}


# %% task=task2-sweep fails=task2-tests misconception=A tie turns the message.
def sweep(sizes, poisons, every, odds):
    turned, needed = [], []
    for size in sizes:
        natural = size // 2 // every if every else 0
        row = [natural + count + 1 >= odds * (natural + 1) for count in poisons]
        turned.append(row)
        needed.append(min((count for count, works in zip(poisons, row) if works), default=None))
    return {"turned": turned, "needed": needed}


# %% task=task2-sweep fails=task2-tests misconception=The first number that works is the smallest.
def sweep(sizes, poisons, every, odds):
    turned, needed = [], []
    for size in sizes:
        natural = size // 2 // every if every else 0
        row = [natural + count + 1 > odds * (natural + 1) for count in poisons]
        turned.append(row)
        needed.append(next((count for count, works in zip(poisons, row) if works), None))
    return {"turned": turned, "needed": needed}


# %% task=task3-lies fails=task3-tests misconception=A median cannot be moved by lies at all.
def lies_to_break(honest, lie, tolerance):
    from statistics import mean

    broken = None
    for lies in range(1, len(honest) + 1):
        if abs(mean(honest + [lie] * lies) - mean(honest)) > tolerance:
            broken = lies
            break
    return {"mean": broken, "median": None}


# %% task=task3-lies fails=task3-tests misconception=Lies replace honest reports, so half as many are enough.
def lies_to_break(honest, lie, tolerance):
    from statistics import mean, median

    broken = {}
    for name, rule in (("mean", mean), ("median", median)):
        broken[name] = None
        for lies in range(1, len(honest) + 1):
            moved = rule(honest[lies:] + [lie] * lies) - rule(honest)
            if abs(moved) > tolerance:
                broken[name] = lies
                break
    return broken


# %% task=task3-lies fails=task3-tests misconception=Lies can only make a result larger.
def lies_to_break(honest, lie, tolerance):
    from statistics import mean, median

    broken = {}
    for name, rule in (("mean", mean), ("median", median)):
        broken[name] = None
        for lies in range(1, len(honest) + 1):
            if rule(honest + [lie] * lies) - rule(honest) > tolerance:
                broken[name] = lies
                break
    return broken


# %% task=task3-lies fails=task3-hidden misconception=There is always an honest report.
def lies_to_break(honest, lie, tolerance):
    from statistics import mean, median

    truth = {"mean": mean(honest), "median": median(honest)}
    broken = {}
    for name, rule in (("mean", mean), ("median", median)):
        broken[name] = None
        for lies in range(1, len(honest) + 1):
            if abs(rule(honest + [lie] * lies) - truth[name]) > tolerance:
                broken[name] = lies
                break
    return broken


# %% task=task4-guard fails=task4-tests misconception=One trusted source makes the whole argument trusted.
def allowed(call, policy):
    if call["tool"] not in policy:
        return False
    rules = policy[call["tool"]]
    return all(
        name not in rules or any(one in rules[name] for one in sources)
        for name, sources in call["arguments"].items()
    )


# %% task=task4-guard fails=task4-tests misconception=What a policy does not name is allowed, tools too.
def allowed(call, policy):
    rules = policy.get(call["tool"], {})
    return all(
        name not in rules or set(sources) <= set(rules[name]) for name, sources in call["arguments"].items()
    )


# %% task=task4-guard fails=task4-tests misconception=What a policy does not name is refused, arguments too.
def allowed(call, policy):
    if call["tool"] not in policy:
        return False
    rules = policy[call["tool"]]
    return all(
        name in rules and set(sources) <= set(rules[name]) for name, sources in call["arguments"].items()
    )


# %% task=task4-guard fails=task4-hidden misconception=An empty list of sources means that there is no rule.
def allowed(call, policy):
    if call["tool"] not in policy:
        return False
    rules = policy[call["tool"]]
    return all(
        not rules.get(name) or set(sources) <= set(rules[name]) for name, sources in call["arguments"].items()
    )


# %% task=task5-policy fails=task5-tests misconception=Every source that a user ever needed must be allowed.
def best_policy(diary):
    chosen = sorted({one for sources, wanted in diary if wanted for one in sources})
    done = sum(wanted for sources, wanted in diary if set(sources) <= set(chosen))
    total = sum(wanted for _, wanted in diary)
    return {"allowed": chosen, "done": done, "cost": (total - done) / total if total else 0}


# %% task=task5-policy fails=task5-tests misconception=A source that ever carried an attack must be refused.
def best_policy(diary):
    bad = {one for sources, wanted in diary if not wanted for one in sources}
    chosen = sorted({one for sources, _ in diary for one in sources} - bad)
    done = sum(wanted for sources, wanted in diary if set(sources) <= set(chosen))
    total = sum(wanted for _, wanted in diary)
    return {"allowed": chosen, "done": done, "cost": (total - done) / total if total else 0}


# %% task=task5-policy fails=task5-tests misconception=The cost is a share of all calls, unwanted ones included.
def best_policy(diary):
    from itertools import combinations

    known = sorted({one for sources, _ in diary for one in sources})
    ranked = []
    for size in range(len(known) + 1):
        for chosen in combinations(known, size):
            passed = [wanted for sources, wanted in diary if set(sources) <= set(chosen)]
            if all(passed):
                ranked.append((-len(passed), size, list(chosen)))
    done, _, sources = min(ranked)
    total = sum(wanted for _, wanted in diary)
    return {"allowed": sources, "done": -done, "cost": (total + done) / len(diary) if diary else 0}


# %% task=task5-policy fails=task5-hidden misconception=Somebody always wants something.
def best_policy(diary):
    from itertools import combinations

    known = sorted({one for sources, _ in diary for one in sources})
    ranked = []
    for size in range(len(known) + 1):
        for chosen in combinations(known, size):
            passed = [wanted for sources, wanted in diary if set(sources) <= set(chosen)]
            if all(passed):
                ranked.append((-len(passed), size, list(chosen)))
    done, _, sources = min(ranked)
    total = sum(wanted for _, wanted in diary)
    return {"allowed": sources, "done": -done, "cost": (total + done) / total}
