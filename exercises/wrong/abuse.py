"""Wrong answers to the exercise of the module `abuse`, each a misconception that its own task must catch."""


# %% task=task1-rates fails=task1-tests misconception=The false positive rate is the share of wrong flags among all flags.
def audit_groups(records):
    def share(part, rest):
        return part / (part + rest) if part + rest else None

    audit = {}
    for group in {record["group"] for record in records}:
        own = [(record["entitled"], record["flagged"]) for record in records if record["group"] == group]
        wrong, right, missed = own.count((True, True)), own.count((False, True)), own.count((False, False))
        audit[group] = {"fpr": share(wrong, right), "fnr": share(missed, right), "ppv": share(right, wrong)}
    return audit


# %% task=task1-rates fails=task1-tests misconception=Every rate is a share of all households of the group.
def audit_groups(records):
    audit = {}
    for group in {record["group"] for record in records}:
        own = [(record["entitled"], record["flagged"]) for record in records if record["group"] == group]
        audit[group] = {
            "fpr": own.count((True, True)) / len(own),
            "fnr": own.count((False, False)) / len(own),
            "ppv": own.count((False, True)) / len(own),
        }
    return audit


# %% task=task1-rates fails=task1-tests misconception=Positive means good: an entitled household is the positive one.
def audit_groups(records):
    def share(part, rest):
        return part / (part + rest) if part + rest else None

    audit = {}
    for group in {record["group"] for record in records}:
        own = [(record["entitled"], record["flagged"]) for record in records if record["group"] == group]
        wrong, paid = own.count((True, True)), own.count((True, False))
        right, missed = own.count((False, True)), own.count((False, False))
        audit[group] = {"fpr": share(missed, right), "fnr": share(wrong, paid), "ppv": share(paid, missed)}
    return audit


# %% task=task1-rates fails=task1-hidden misconception=A share of nobody is 0.
def audit_groups(records):
    def share(part, rest):
        return part / (part + rest) if part + rest else 0

    audit = {}
    for group in {record["group"] for record in records}:
        own = [(record["entitled"], record["flagged"]) for record in records if record["group"] == group]
        wrong, paid = own.count((True, True)), own.count((True, False))
        right, missed = own.count((False, True)), own.count((False, False))
        audit[group] = {"fpr": share(wrong, paid), "fnr": share(missed, right), "ppv": share(right, wrong)}
    return audit


# %% task=task2-forced fails=task2-tests misconception=Equal promises mean equal false positive rates: the prevalence plays no part.
def forced_rates(prevalences, ppv, fnr):
    return dict.fromkeys(prevalences, (1 - ppv) / ppv * (1 - fnr))


# %% task=task2-forced fails=task2-tests misconception=The prevalence itself counts, not its odds p/(1 - p).
def forced_rates(prevalences, ppv, fnr):
    rates = {}
    for group, prevalence in prevalences.items():
        rate = prevalence * (1 - ppv) / ppv * (1 - fnr)
        rates[group] = rate if rate <= 1 else None
    return rates


# %% task=task2-forced fails=task2-tests misconception=A promise that cannot be kept is kept at 1.
def forced_rates(prevalences, ppv, fnr):
    rates = {}
    for group, prevalence in prevalences.items():
        rates[group] = min(1, prevalence / (1 - prevalence) * (1 - ppv) / ppv * (1 - fnr))
    return rates


# %% task=task2-forced fails=task2-hidden misconception=A false positive rate of 0 is no rate.
def forced_rates(prevalences, ppv, fnr):
    rates = {}
    for group, prevalence in prevalences.items():
        rate = prevalence / (1 - prevalence) * (1 - ppv) / ppv * (1 - fnr)
        rates[group] = rate if 0 < rate <= 1 else None
    return rates


# %% task=task3-pairs fails=task3-tests misconception=The p-value is the chance of exactly this result.
from math import comb


def audit_p_value(first, second):
    unequal = [(a, b) for a, b in zip(first, second) if a != b]
    worse = sum(a > b for a, b in unequal)
    return comb(len(unequal), worse) / 2 ** len(unequal)


# %% task=task3-pairs fails=task3-tests misconception=A pair with equal prices speaks for the service.
from math import comb


def audit_p_value(first, second):
    n = len(first)
    worse = sum(a > b for a, b in zip(first, second))
    return sum(comb(n, k) for k in range(worse, n + 1)) / 2**n


# %% task=task3-pairs fails=task3-tests misconception=The testers need not be compared pair by pair, every price of one with every price of the other.
from math import comb


def audit_p_value(first, second):
    unequal = [(a, b) for a in first for b in second if a != b]
    n = len(unequal)
    worse = sum(a > b for a, b in unequal)
    return sum(comb(n, k) for k in range(worse, n + 1)) / 2**n


# %% task=task3-pairs fails=task3-hidden misconception=Without an unequal pair the chance is 0.
from math import comb


def audit_p_value(first, second):
    unequal = [(a, b) for a, b in zip(first, second) if a != b]
    n = len(unequal)
    if n == 0:
        return 0
    worse = sum(a > b for a, b in unequal)
    return sum(comb(n, k) for k in range(worse, n + 1)) / 2**n


# %% task=task4-hardest fails=task4-tests misconception=The group with the most wrongly flagged households is hit hardest.
def hit_hardest(table):
    wrong = {group: counts[1] for group, counts in table.items() if counts[0] + counts[1]}
    return sorted(wrong, key=lambda group: (-wrong[group], group))


# %% task=task4-hardest fails=task4-tests misconception=Wrong flags are a share of all households of the group.
def hit_hardest(table):
    rates = {group: counts[1] / sum(counts) for group, counts in table.items() if counts[0] + counts[1]}
    return sorted(rates, key=lambda group: (-rates[group], group))


# %% task=task4-hardest fails=task4-hidden misconception=A group without entitled households has a rate of 0, and stands at the end.
def hit_hardest(table):
    rates = {}
    for group, (paid, wrong, _, _) in table.items():
        rates[group] = wrong / (paid + wrong) if paid + wrong else 0
    return sorted(rates, key=lambda group: (-rates[group], group))


# %% task=task5-price fails=task5-tests misconception=The limit is a share of the flagged households.
def price_repair(scores, now, limit):
    line = now
    while line <= len(scores):
        wrong = sum(pair[0] for pair in scores[line - 1 :])
        right = sum(pair[1] for pair in scores[line - 1 :])
        if wrong + right == 0 or wrong / (wrong + right) <= limit:
            break
        line += 1
    spared = sum(pair[0] for pair in scores[now - 1 : line - 1])
    kept = sum(pair[1] for pair in scores[now - 1 : line - 1])
    return {"line": line, "spared": spared, "kept": kept, "price": kept / spared if spared else None}


# %% task=task5-price fails=task5-tests misconception=The price is what is gained for each household that is lost.
def price_repair(scores, now, limit):
    entitled = sum(pair[0] for pair in scores)
    line = now
    while entitled and sum(pair[0] for pair in scores[line - 1 :]) / entitled > limit:
        line += 1
    spared = sum(pair[0] for pair in scores[now - 1 : line - 1])
    kept = sum(pair[1] for pair in scores[now - 1 : line - 1])
    return {"line": line, "spared": spared, "kept": kept, "price": spared / kept if spared and kept else None}


# %% task=task5-price fails=task5-hidden misconception=If the limit leaves room, the line may fall and more households are flagged.
def price_repair(scores, now, limit):
    entitled = sum(pair[0] for pair in scores)
    line = 1
    while entitled and sum(pair[0] for pair in scores[line - 1 :]) / entitled > limit:
        line += 1
    spared = sum(pair[0] for pair in scores[now - 1 : line - 1])
    kept = sum(pair[1] for pair in scores[now - 1 : line - 1])
    return {"line": line, "spared": spared, "kept": kept, "price": kept / spared if spared else None}


# %% task=task5-price fails=task5-hidden misconception=A repair that spares nobody is free.
def price_repair(scores, now, limit):
    entitled = sum(pair[0] for pair in scores)
    line = now
    while entitled and sum(pair[0] for pair in scores[line - 1 :]) / entitled > limit:
        line += 1
    spared = sum(pair[0] for pair in scores[now - 1 : line - 1])
    kept = sum(pair[1] for pair in scores[now - 1 : line - 1])
    return {"line": line, "spared": spared, "kept": kept, "price": kept / spared if spared else 0}
