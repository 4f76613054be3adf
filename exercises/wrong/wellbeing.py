"""Wrong answers to the exercise of the module `wellbeing`, each a misconception that its own task must catch."""


# %% task=task1-plan fails=task1-tests misconception=Every district counts the same, however many people live there.
def describe_plan(incomes, shares):  # noqa: ARG001
    n = len(incomes)
    mean = sum(incomes) / n
    geometric = 1
    for x in incomes:
        geometric *= x ** (1 / n)
    gaps = sum(abs(x - y) for x in incomes for y in incomes) / n**2
    return {"mean": mean, "geometric": geometric, "gini": gaps / (2 * mean) if mean else 0}


# %% task=task1-plan fails=task1-tests misconception=Each pair of districts counts once, so Gini needs no 2 and no second order.
def describe_plan(incomes, shares):
    districts = list(zip(incomes, shares))
    mean = sum(s * x for x, s in districts)
    geometric = 1
    for x, s in districts:
        geometric *= x**s
    gaps = 0
    for i, (x, s) in enumerate(districts):
        for y, t in districts[i + 1 :]:
            gaps += s * t * abs(x - y)
    return {"mean": mean, "geometric": geometric, "gini": gaps / (2 * mean) if mean else 0}


# %% task=task1-plan fails=task1-tests misconception=The geometric mean is a product of weighted incomes.
def describe_plan(incomes, shares):
    districts = list(zip(incomes, shares))
    mean = sum(s * x for x, s in districts)
    product = 1
    for x, s in districts:
        product *= s * x
    geometric = product ** (1 / len(districts))
    gaps = sum(s * t * abs(x - y) for x, s in districts for y, t in districts)
    return {"mean": mean, "geometric": geometric, "gini": gaps / (2 * mean) if mean else 0}


# %% task=task1-plan fails=task1-hidden misconception=Those who have nothing can be left out of a geometric mean.
def describe_plan(incomes, shares):
    districts = list(zip(incomes, shares))
    mean = sum(s * x for x, s in districts)
    geometric = 1
    for x, s in districts:
        geometric *= x**s if x > 0 else 1
    gaps = sum(s * t * abs(x - y) for x, s in districts for y, t in districts)
    return {"mean": mean, "geometric": geometric, "gini": gaps / (2 * mean) if mean else 0}


# %% task=task2-equal fails=task2-tests misconception=The mean of the powers is already the equal equivalent.
def value_plan(incomes, shares, aversion):
    districts = list(zip(incomes, shares))
    mean = sum(s * x for x, s in districts)
    if aversion == 1:
        equal = 1
        for x, s in districts:
            equal *= x**s
    else:
        equal = sum(s * x ** (1 - aversion) for x, s in districts)
    return {"equal": equal, "atkinson": 1 - equal / mean}


# %% task=task2-equal fails=task2-tests misconception=At an aversion of 1 the power is 0, so the formula gives the mean.
def value_plan(incomes, shares, aversion):
    districts = list(zip(incomes, shares))
    mean = sum(s * x for x, s in districts)
    power = 1 - aversion
    if power == 0:
        equal = mean
    elif min(incomes) == 0 and aversion > 1:
        equal = 0
    else:
        equal = sum(s * x**power for x, s in districts) ** (1 / power)
    return {"equal": equal, "atkinson": 1 - equal / mean}


# %% task=task2-equal fails=task2-tests misconception=The aversion itself is the power.
def value_plan(incomes, shares, aversion):
    districts = list(zip(incomes, shares))
    mean = sum(s * x for x, s in districts)
    equal = sum(s * x**aversion for x, s in districts) ** (1 / aversion) if aversion else mean
    return {"equal": equal, "atkinson": 1 - equal / mean}


# %% task=task2-equal fails=task2-hidden misconception=A group with nothing can be left out of the sum.
def value_plan(incomes, shares, aversion):
    districts = list(zip(incomes, shares))
    mean = sum(s * x for x, s in districts)
    districts = [(x, s) for x, s in districts if x > 0]
    if aversion == 1:
        equal = 1
        for x, s in districts:
            equal *= x**s
    else:
        power = 1 - aversion
        equal = sum(s * x**power for x, s in districts) ** (1 / power)
    return {"equal": equal, "atkinson": 1 - equal / mean}


# %% task=task3-cascade fails=task3-tests misconception=The bottleneck is the step at which most people are lost.
def find_bottleneck(steps, points):
    arrived, best, worst = 1, None, 0
    for name in steps:
        lost = arrived * (1 - steps[name])
        if lost > worst + 1e-9:
            best, worst = name, lost
        arrived *= steps[name]
    after = arrived
    if best is not None:
        raised = dict(steps)
        raised[best] = min(1, steps[best] + points)
        after = 1
        for share in raised.values():
            after *= share
    return {"reach": arrived, "best": best, "after": after}


# %% task=task3-cascade fails=task3-tests misconception=The share who benefit is the smallest share of the chain.
def find_bottleneck(steps, points):
    if not steps:
        return {"reach": 1, "best": None, "after": 1}
    best = min(sorted(steps), key=lambda name: steps[name])
    raised = {**steps, best: min(1, steps[best] + points)}
    return {"reach": min(steps.values()), "best": best, "after": min(raised.values())}


# %% task=task3-cascade fails=task3-tests misconception=A share can rise by ten points wherever it stands, above 1 too.
def find_bottleneck(steps, points):
    reach = 1
    for share in steps.values():
        reach *= share
    best, after = None, reach
    for name in sorted(steps):
        raised = {**steps, name: steps[name] + points}
        then = 1
        for share in raised.values():
            then *= share
        if then > after + 1e-9:
            best, after = name, then
    return {"reach": reach, "best": best, "after": after}


# %% task=task3-cascade fails=task3-hidden misconception=There is always a bottleneck, so the smallest share can be named at once.
def find_bottleneck(steps, points):
    reach = 1
    for share in steps.values():
        reach *= share
    best = min(sorted(steps), key=lambda name: steps[name], default="")
    after = 1
    for name, share in steps.items():
        after *= min(1, share + points) if name == best else share
    return {"reach": reach, "best": best, "after": after}


# %% task=task4-index fails=task4-tests misconception=Income is scaled in dollars, like years of life.
def develop_index(life, education, income):
    dollars = min(75_000, max(100, income))
    part = (dollars - 100) / (75_000 - 100)
    return {"income": part, "index": (life * education * part) ** (1 / 3)}


# %% task=task4-index fails=task4-tests misconception=The three indices are averaged by their ordinary mean.
from math import log


def develop_index(life, education, income):
    dollars = min(75_000, max(100, income))
    part = (log(dollars) - log(100)) / (log(75_000) - log(100))
    return {"income": part, "index": (life + education + part) / 3}


# %% task=task4-index fails=task4-tests misconception=The lower goalpost of income may be left out, because 100 dollars are little.
from math import log


def develop_index(life, education, income):
    dollars = min(75_000, max(100, income))
    part = log(dollars) / log(75_000)
    return {"income": part, "index": (life * education * part) ** (1 / 3)}


# %% task=task4-index fails=task4-hidden misconception=An income beyond the goalposts gives an index beyond 1.
from math import log


def develop_index(life, education, income):
    part = (log(income) - log(100)) / (log(75_000) - log(100))
    return {"income": part, "index": max(0, life * education * part) ** (1 / 3)}


# %% task=task5-turn fails=task5-tests misconception=The ranking turns at an aversion of 1, where the geometric mean begins.
def turning_point(first, second, shares, most):
    def worth(incomes):
        product = 1
        for x, s in zip(incomes, shares):
            product *= x**s
        return product

    means = [sum(s * x for x, s in zip(plan, shares)) for plan in (first, second)]
    if most < 1 or (means[0] - means[1]) * (worth(first) - worth(second)) >= 0:
        return None
    return 1


# %% task=task5-turn fails=task5-tests misconception=The plan that is named first is the one that leads at an aversion of 0.
def turning_point(first, second, shares, most):
    def worth(incomes, aversion):
        if abs(aversion - 1) < 1e-9:
            product = 1
            for x, s in zip(incomes, shares):
                product *= x**s
            return product
        power = 1 - aversion
        return sum(s * x**power for x, s in zip(incomes, shares)) ** (1 / power)

    low, high = 0, most
    if worth(first, 0) <= worth(second, 0) or worth(first, most) >= worth(second, most):
        return None
    for _ in range(50):
        middle = (low + high) / 2
        if worth(first, middle) > worth(second, middle):
            low = middle
        else:
            high = middle
    return (low + high) / 2


# %% task=task5-turn fails=task5-tests misconception=Every ranking turns somewhere, if one looks far enough.
def turning_point(first, second, shares, most):
    def worth(incomes, aversion):
        if abs(aversion - 1) < 1e-9:
            product = 1
            for x, s in zip(incomes, shares):
                product *= x**s
            return product
        power = 1 - aversion
        return sum(s * x**power for x, s in zip(incomes, shares)) ** (1 / power)

    start = worth(first, 0) - worth(second, 0)
    low, high = 0, most
    for _ in range(50):
        middle = (low + high) / 2
        if start * (worth(first, middle) - worth(second, middle)) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


# %% task=task5-turn fails=task5-hidden misconception=The power 1 − ε is never 0, so the geometric mean is not needed.
def turning_point(first, second, shares, most):
    def lead(aversion):
        power = 1 - aversion
        a, b = (sum(s * x**power for x, s in zip(plan, shares)) ** (1 / power) for plan in (first, second))
        return 0 if abs(a - b) < 1e-9 else a - b

    start = lead(0)
    if start * lead(most) >= 0:
        return None
    low, high = 0, most
    for _ in range(50):
        middle = (low + high) / 2
        if start * lead(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
