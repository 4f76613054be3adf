"""Wrong answers to the exercise of the module `control`, each a misconception that its own task must catch."""


# %% task=task1-audit fails=task1-tests misconception=An arrow pays whoever enters it, from whichever side.
def audit_plans(tiles, bonuses, plans):
    scores = {}
    for name, moves in plans.items():
        place, pay = 0, 0
        for move in moves:
            place = (place + move) % tiles
            pay += bonuses.get(place, 0) - 1
        scores[name] = [pay, sum(moves)]
    if not scores:
        return {"scores": {}, "gamed": []}
    best_pay = max(pay for pay, _ in scores.values())
    best_purpose = max(purpose for _, purpose in scores.values())
    gamed = [name for name, (pay, purpose) in scores.items() if pay == best_pay and purpose < best_purpose]
    return {"scores": scores, "gamed": sorted(gamed)}


# %% task=task1-audit fails=task1-tests misconception=A plan games the reward whenever it is paid more than it is worth.
def audit_plans(tiles, bonuses, plans):
    scores = {}
    for name, moves in plans.items():
        place, pay = 0, 0
        for move in moves:
            place = (place + move) % tiles
            pay -= 1
            if move == 1:
                pay += bonuses.get(place, 0)
        scores[name] = [pay, sum(moves)]
    gamed = [name for name, (pay, purpose) in scores.items() if pay > purpose]
    return {"scores": scores, "gamed": sorted(gamed)}


# %% task=task1-audit fails=task1-tests misconception=The ring ends at its last tile, and a boat that goes on is lost.
def audit_plans(tiles, bonuses, plans):  # noqa: ARG001
    scores = {}
    for name, moves in plans.items():
        place, pay = 0, 0
        for move in moves:
            place += move
            pay -= 1
            if move == 1:
                pay += bonuses.get(place, 0)
        scores[name] = [pay, sum(moves)]
    if not scores:
        return {"scores": {}, "gamed": []}
    best_pay = max(pay for pay, _ in scores.values())
    best_purpose = max(purpose for _, purpose in scores.values())
    gamed = [name for name, (pay, purpose) in scores.items() if pay == best_pay and purpose < best_purpose]
    return {"scores": scores, "gamed": sorted(gamed)}


# %% task=task1-audit fails=task1-hidden misconception=There is always at least one plan.
def audit_plans(tiles, bonuses, plans):
    scores = {}
    for name, moves in plans.items():
        place, pay = 0, 0
        for move in moves:
            place = (place + move) % tiles
            pay -= 1
            if move == 1:
                pay += bonuses.get(place, 0)
        scores[name] = [pay, sum(moves)]
    best_pay = max(pay for pay, _ in scores.values())
    best_purpose = max(purpose for _, purpose in scores.values())
    gamed = [name for name, (pay, purpose) in scores.items() if pay == best_pay and purpose < best_purpose]
    return {"scores": scores, "gamed": sorted(gamed)}


# %% task=task2-learn fails=task2-tests misconception=The learner is taught about the action that it chose, although another was carried out.
def learn(values, steps, rule, rate, discount):
    table = {state: dict(row) for state, row in values.items()}
    for step in steps:
        if step["next"] is None:
            after = 0
        elif rule == "Q-learning":
            after = max(table[step["next"]].values())
        else:
            after = table[step["next"]][step["next_taken"]]
        row = table[step["state"]]
        target = step["reward"] + discount * after
        row[step["chosen"]] += rate * (target - row[step["chosen"]])
    return table


# %% task=task2-learn fails=task2-tests misconception=SARSA too looks at the best next action.
def learn(values, steps, rule, rate, discount):  # noqa: ARG001
    table = {state: dict(row) for state, row in values.items()}
    for step in steps:
        after = 0 if step["next"] is None else max(table[step["next"]].values())
        row = table[step["state"]]
        target = step["reward"] + discount * after
        row[step["taken"]] += rate * (target - row[step["taken"]])
    return table


# %% task=task2-learn fails=task2-tests misconception=All steps of a walk learn from the values before the walk.
def learn(values, steps, rule, rate, discount):
    table = {state: dict(row) for state, row in values.items()}
    for step in steps:
        if step["next"] is None:
            after = 0
        elif rule == "Q-learning":
            after = max(values[step["next"]].values())
        else:
            after = values[step["next"]][step["next_taken"]]
        old = values[step["state"]][step["taken"]]
        table[step["state"]][step["taken"]] = old + rate * (step["reward"] + discount * after - old)
    return table


# %% task=task2-learn fails=task2-hidden misconception=A next state always follows.
def learn(values, steps, rule, rate, discount):
    table = {state: dict(row) for state, row in values.items()}
    for step in steps:
        ahead = table[step["next"]]
        after = max(ahead.values()) if rule == "Q-learning" else ahead[step["next_taken"]]
        row = table[step["state"]]
        target = step["reward"] + discount * after
        row[step["taken"]] += rate * (target - row[step["taken"]])
    return table


# %% task=task3-oversight fails=task3-tests misconception=The human judges the average, and not each outcome.
def weigh_oversight(outcomes, false_stop, false_go):
    act = sum(value * chance for value, chance in outcomes)
    ask = act * (1 - false_stop) if act > 0 else act * false_go
    better = max(act, 0)
    stake = sum(abs(value) * chance for value, chance in outcomes)
    return {
        "act": act,
        "ask": ask,
        "gain": ask - better,
        "break_even": (ask - better) / stake if stake else None,
    }


# %% task=task3-oversight fails=task3-tests misconception=Without a human the program always acts.
def weigh_oversight(outcomes, false_stop, false_go):
    good = sum(chance * max(value, 0) for value, chance in outcomes)
    harm = sum(chance * max(-value, 0) for value, chance in outcomes)
    act = good - harm
    ask = (1 - false_stop) * good - false_go * harm
    stake = good + harm
    return {"act": act, "ask": ask, "gain": ask - act, "break_even": (good - act) / stake if stake else None}


# %% task=task3-oversight fails=task3-tests misconception=The stake is the mean benefit, in which harm has been subtracted.
def weigh_oversight(outcomes, false_stop, false_go):
    good = sum(chance * max(value, 0) for value, chance in outcomes)
    harm = sum(chance * max(-value, 0) for value, chance in outcomes)
    act = good - harm
    ask = (1 - false_stop) * good - false_go * harm
    better = max(act, 0)
    return {
        "act": act,
        "ask": ask,
        "gain": ask - better,
        "break_even": (good - better) / abs(act) if act else None,
    }


# %% task=task3-oversight fails=task3-hidden misconception=Something is always at stake.
def weigh_oversight(outcomes, false_stop, false_go):
    good = sum(chance * max(value, 0) for value, chance in outcomes)
    harm = sum(chance * max(-value, 0) for value, chance in outcomes)
    act = good - harm
    ask = (1 - false_stop) * good - false_go * harm
    better = max(act, 0)
    return {"act": act, "ask": ask, "gain": ask - better, "break_even": (good - better) / (good + harm)}


# %% task=task4-report fails=task4-tests misconception=An overseer's error is the share of wrong decisions among all decisions.
def overseer_errors(log):
    good = [allowed for benefit, allowed in log if benefit > 0]
    harmful = [allowed for benefit, allowed in log if benefit < 0]
    return {
        "false_stop": sum(not allowed for allowed in good) / len(log) if good else None,
        "false_go": sum(harmful) / len(log) if harmful else None,
    }


# %% task=task4-report fails=task4-tests misconception=False stops are counted among all stops, and false permissions among all permissions.
def overseer_errors(log):
    good = [allowed for benefit, allowed in log if benefit > 0]
    harmful = [allowed for benefit, allowed in log if benefit < 0]
    allowed_all = sum(bool(allowed) for _, allowed in log)
    stopped_all = len(log) - allowed_all
    return {
        "false_stop": sum(not allowed for allowed in good) / max(stopped_all, 1) if good else None,
        "false_go": sum(harmful) / max(allowed_all, 1) if harmful else None,
    }


# %% task=task4-report fails=task4-hidden misconception=Where nothing harmful came, the overseer made no error.
def overseer_errors(log):
    good = [allowed for benefit, allowed in log if benefit > 0]
    harmful = [allowed for benefit, allowed in log if benefit < 0]
    return {
        "false_stop": sum(not allowed for allowed in good) / len(good) if good else 0,
        "false_go": sum(harmful) / len(harmful) if harmful else 0,
    }


# %% task=task5-turn fails=task5-tests misconception=Whoever chooses gets the candidate with the best truth.
def find_turn(candidates, sizes):
    truths = sorted(truth for _, truth in candidates)
    total = len(truths)
    worth = [
        sum(truth * ((i / total) ** n - ((i - 1) / total) ** n) for i, truth in enumerate(truths, start=1))
        for n in sizes
    ]
    turn = None
    if worth and max(worth) > worth[-1] + 1e-6:
        turn = sizes[worth.index(max(worth))]
    return {"worth": worth, "turn": turn}


# %% task=task5-turn fails=task5-tests misconception=The list already stands in the order of the measure.
def find_turn(candidates, sizes):
    truths = [truth for _, truth in candidates]
    total = len(truths)
    worth = [
        sum(truth * ((i / total) ** n - ((i - 1) / total) ** n) for i, truth in enumerate(truths, start=1))
        for n in sizes
    ]
    turn = None
    if worth and max(worth) > worth[-1] + 1e-6:
        turn = sizes[worth.index(max(worth))]
    return {"worth": worth, "turn": turn}


# %% task=task5-turn fails=task5-tests misconception=The size with the highest worth is a turn, even if it is the last one tried.
def find_turn(candidates, sizes):
    truths = [truth for _, truth in sorted(candidates)]
    total = len(truths)
    worth = [
        sum(truth * ((i / total) ** n - ((i - 1) / total) ** n) for i, truth in enumerate(truths, start=1))
        for n in sizes
    ]
    turn = sizes[worth.index(max(worth))] if worth else None
    return {"worth": worth, "turn": turn}


# %% task=task5-turn fails=task5-hidden misconception=There is always at least one size to try.
def find_turn(candidates, sizes):
    truths = [truth for _, truth in sorted(candidates)]
    total = len(truths)
    worth = [
        sum(truth * ((i / total) ** n - ((i - 1) / total) ** n) for i, truth in enumerate(truths, start=1))
        for n in sizes
    ]
    turn = sizes[worth.index(max(worth))] if max(worth) > worth[-1] + 1e-6 else None
    return {"worth": worth, "turn": turn}
