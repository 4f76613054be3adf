"""Wrong answers to the exercise of the module `assurance`, each a misconception that its own task must catch."""

# %% task=task1-bounds fails=task1-tests misconception=Where no failure was seen, the failure rate is 0.
from math import sqrt

Z = 1.959964


def bound_groups(groups):
    bounds = {}
    for name, (failures, n) in groups.items():
        if n == 0:
            bounds[name] = {"wilson": 1, "three": None}
        elif failures == 0:
            bounds[name] = {"wilson": 0, "three": 0}
        else:
            p = failures / n
            root = sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
            high = (p + Z * Z / (2 * n) + Z * root) / (1 + Z * Z / n)
            bounds[name] = {"wilson": high, "three": None}
    return bounds


# %% task=task1-bounds fails=task1-tests misconception=The rule of three also holds after a failure.
from math import sqrt

Z = 1.959964


def bound_groups(groups):
    bounds = {}
    for name, (failures, n) in groups.items():
        if n == 0:
            bounds[name] = {"wilson": 1, "three": None}
            continue
        p = failures / n
        root = sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        high = (p + Z * Z / (2 * n) + Z * root) / (1 + Z * Z / n)
        bounds[name] = {"wilson": high, "three": min(1, 3 / n)}
    return bounds


# %% task=task1-bounds fails=task1-tests misconception=The tests of all groups together bound each group.
from math import sqrt

Z = 1.959964


def bound_groups(groups):
    failures = sum(pair[0] for pair in groups.values())
    n = sum(pair[1] for pair in groups.values())
    if n == 0:
        return {name: {"wilson": 1, "three": None} for name in groups}
    p = failures / n
    root = sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    high = (p + Z * Z / (2 * n) + Z * root) / (1 + Z * Z / n)
    three = min(1, 3 / n) if failures == 0 else None
    return {name: {"wilson": high, "three": three} for name in groups}


# %% task=task1-bounds fails=task1-hidden misconception=A group that was never tested has never failed, so its rate is 0.
from math import sqrt

Z = 1.959964


def bound_groups(groups):
    bounds = {}
    for name, (failures, n) in groups.items():
        if n == 0:
            bounds[name] = {"wilson": 0, "three": None}
            continue
        p = failures / n
        root = sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        high = (p + Z * Z / (2 * n) + Z * root) / (1 + Z * Z / n)
        three = min(1, 3 / n) if failures == 0 else None
        bounds[name] = {"wilson": high, "three": three}
    return bounds


# %% task=task2-plan fails=task2-tests misconception=To exclude 1 in 20, twenty tests are enough.
from math import ceil


def plan_size(target, allowed, confidence):  # noqa: ARG001
    return ceil((allowed + 1) / target)


# %% task=task2-plan fails=task2-tests misconception=A plan that forgives k failures only needs exactly k failures to be unlikely.
from math import comb


def plan_size(target, allowed, confidence):
    n = allowed + 1
    while True:
        exactly = comb(n, allowed) * target**allowed * (1 - target) ** (n - allowed)
        if exactly <= 1 - confidence and n * target > allowed:
            return n
        n += 1


# %% task=task2-plan fails=task2-tests misconception=Each failure that is forgiven costs one more test.
def plan_size(target, allowed, confidence):
    n, passes = 1, 1 - target
    while passes > 1 - confidence:
        n += 1
        passes *= 1 - target
    return n + allowed


# %% task=task2-plan fails=task2-hidden misconception=No system fails always, so a logarithm of 1 − target always exists.
from math import ceil, comb, log


def plan_size(target, allowed, confidence):
    n = max(allowed + 1, ceil(log(1 - confidence) / log(1 - target)))
    while True:
        passes = sum(comb(n, k) * target**k * (1 - target) ** (n - k) for k in range(allowed + 1))
        if passes <= 1 - confidence:
            return n
        n += 1


# %% task=task3-barriers fails=task3-tests misconception=Barriers are independent, so their chances multiply.
def weigh_barriers(p, beta, most):  # noqa: ARG001
    passing = [p**k for k in range(1, most + 1)]
    worth = 1
    while worth < most and passing[worth] <= passing[worth - 1] / 2:
        worth += 1
    return {"passing": passing, "worth": worth}


# %% task=task3-barriers fails=task3-tests misconception=A common cause makes all barriers fail in a share β of all cases.
def weigh_barriers(p, beta, most):
    passing = [beta + (1 - beta) * p**k for k in range(1, most + 1)]
    worth = 1
    while worth < most and passing[worth] <= passing[worth - 1] / 2:
        worth += 1
    return {"passing": passing, "worth": worth}


# %% task=task3-barriers fails=task3-tests misconception=Every barrier that stops something is worth its fee.
def weigh_barriers(p, beta, most):
    c = beta * p
    q = (p - c) / (1 - c)
    passing = [c + (1 - c) * q**k for k in range(1, most + 1)]
    worth = 1
    while worth < most and passing[worth] < passing[worth - 1]:
        worth += 1
    return {"passing": passing, "worth": worth}


# %% task=task4-evidence fails=task4-tests misconception=A new version inherits the tests of the old one.
from math import sqrt


def wilson_high(failures, n):
    z = 1.959964
    p = failures / n
    root = sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (p + z * z / (2 * n) + z * root) / (1 + z * z / n)


def evidence_for(log, version):
    failures = sum(name == version and not passed for name, passed in log)
    n = len(log)
    bound = wilson_high(failures, n) if n else 1
    return {"tests": n, "failures": failures, "bound": bound}


# %% task=task4-evidence fails=task4-tests misconception=Only the tests since the last failure count.
from math import sqrt


def wilson_high(failures, n):
    z = 1.959964
    p = failures / n
    root = sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (p + z * z / (2 * n) + z * root) / (1 + z * z / n)


def evidence_for(log, version):
    n = 0
    for name, passed in log:
        if name == version:
            n = n + 1 if passed else 0
    bound = wilson_high(0, n) if n else 1
    return {"tests": n, "failures": 0, "bound": bound}


# %% task=task4-evidence fails=task4-hidden misconception=A version without a test has a bound of 0, because it never failed.
from math import sqrt


def wilson_high(failures, n):
    z = 1.959964
    p = failures / n
    root = sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (p + z * z / (2 * n) + z * root) / (1 + z * z / n)


def evidence_for(log, version):
    results = [passed for name, passed in log if name == version]
    n = len(results)
    failures = n - sum(results)
    bound = wilson_high(failures, n) if n else 0
    return {"tests": n, "failures": failures, "bound": bound}


# %% task=task5-case fails=task5-tests misconception=Barriers always multiply, whatever they share.
def judge_case(hazards, beta, threshold):  # noqa: ARG001
    passing = {}
    for name in sorted(hazards):
        passing[name] = 1
        for p in hazards[name]:
            passing[name] *= p
    total = min(1, sum(passing.values()))
    weakest = max(passing, key=passing.get, default=None)
    return {"total": total, "weakest": weakest, "holds": total <= threshold}


# %% task=task5-case fails=task5-tests misconception=A case is as strong as its weakest link, so the largest risk is the total.
def judge_case(hazards, beta, threshold):
    passing = {}
    for name in sorted(hazards):
        chances = hazards[name]
        c = beta * min(chances, default=1)
        if not chances or c == 1:
            passing[name] = 1
            continue
        alone = 1
        for p in chances:
            alone *= (p - c) / (1 - c)
        passing[name] = c + (1 - c) * alone
    total = max(passing.values(), default=0)
    weakest = max(passing, key=passing.get, default=None)
    return {"total": total, "weakest": weakest, "holds": total <= threshold}


# %% task=task5-case fails=task5-tests misconception=A hazard that nobody has a barrier for does not belong in the sum.
def judge_case(hazards, beta, threshold):
    passing = {}
    for name in sorted(hazards):
        chances = hazards[name]
        if not chances:
            continue
        c = beta * min(chances)
        if c == 1:
            passing[name] = 1
            continue
        alone = 1
        for p in chances:
            alone *= (p - c) / (1 - c)
        passing[name] = c + (1 - c) * alone
    total = min(1, sum(passing.values()))
    weakest = max(passing, key=passing.get, default=None)
    return {"total": total, "weakest": weakest, "holds": total <= threshold}
