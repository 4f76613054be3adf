"""Wrong answers to the exercise of the module `replication`, each a misconception that its own task must catch."""

# %% task=task1-plan fails=task1-tests misconception=The size counts both groups together.
from math import sqrt
from statistics import NormalDist

Z = 1.959964


def plan_study(first, second, size):
    if first == second:
        return {"power": None, "needed": None}
    m = (first + second) / 2
    equal = sqrt(2 * m * (1 - m))
    apart = sqrt(first * (1 - first) + second * (1 - second))

    def power(n):
        gap = sqrt(n / 2) * abs(first - second) - Z * equal
        return NormalDist().cdf(gap / apart)

    needed = 1
    while power(needed) < 0.9:
        needed += 1
    return {"power": power(size), "needed": needed}


# %% task=task1-plan fails=task1-tests misconception=The number of people grows in proportion to one divided by the difference.
from math import sqrt
from statistics import NormalDist

Z = 1.959964


def plan_study(first, second, size):
    if first == second:
        return {"power": None, "needed": None}
    m = (first + second) / 2
    equal = sqrt(2 * m * (1 - m))
    apart = sqrt(first * (1 - first) + second * (1 - second))

    def power(n):
        gap = sqrt(n) * abs(first - second) - Z * equal
        return NormalDist().cdf(gap / apart)

    needed = round(77 * 0.25 / abs(first - second))
    return {"power": power(size), "needed": needed}


# %% task=task1-plan fails=task1-tests misconception=A study that is large enough has a power of one half.
from math import sqrt
from statistics import NormalDist

Z = 1.959964


def plan_study(first, second, size):
    if first == second:
        return {"power": None, "needed": None}
    m = (first + second) / 2
    equal = sqrt(2 * m * (1 - m))
    apart = sqrt(first * (1 - first) + second * (1 - second))

    def power(n):
        gap = sqrt(n) * abs(first - second) - Z * equal
        return NormalDist().cdf(gap / apart)

    needed = 1
    while power(needed) < 0.5:
        needed += 1
    return {"power": power(size), "needed": needed}


# %% task=task1-plan fails=task1-hidden misconception=Two equal shares are found with a power of .05, by chance.
from math import sqrt
from statistics import NormalDist

Z = 1.959964


def plan_study(first, second, size):
    if first == second:
        return {"power": 0.05, "needed": None}
    m = (first + second) / 2
    equal = sqrt(2 * m * (1 - m))
    apart = sqrt(first * (1 - first) + second * (1 - second))

    def power(n):
        gap = sqrt(n) * abs(first - second) - Z * equal
        return NormalDist().cdf(gap / apart)

    needed = 1
    while power(needed) < 0.9:
        needed += 1
    return {"power": power(size), "needed": needed}


# %% task=task2-site fails=task2-tests misconception=A risk ratio is a ratio of odds: events divided by people without an event.
from math import exp, log, sqrt

Z = 1.959964


def read_site(a, n1, c, n2):
    if 0 in (a, n1 - a, c, n2 - c):
        a, n1, c, n2 = a + 0.5, n1 + 1, c + 0.5, n2 + 1
    y = log((a / (n1 - a)) / (c / (n2 - c)))
    v = 1 / a - 1 / n1 + 1 / c - 1 / n2
    half = Z * sqrt(v)
    return {"ratio": exp(y), "low": exp(y - half), "high": exp(y + half)}


# %% task=task2-site fails=task2-tests misconception=An interval lies evenly around the ratio, without a logarithm.
from math import exp, log, sqrt

Z = 1.959964


def read_site(a, n1, c, n2):
    if 0 in (a, n1 - a, c, n2 - c):
        a, n1, c, n2 = a + 0.5, n1 + 1, c + 0.5, n2 + 1
    y = log((a / n1) / (c / n2))
    v = 1 / a - 1 / n1 + 1 / c - 1 / n2
    half = Z * sqrt(v)
    return {"ratio": exp(y), "low": exp(y) - half, "high": exp(y) + half}


# %% task=task2-site fails=task2-tests misconception=Where nobody had the event, add a half to that cell alone.
from math import exp, log, sqrt

Z = 1.959964


def read_site(a, n1, c, n2):
    if 0 in (a, n1 - a, c, n2 - c):
        a, c = a or 0.5, c or 0.5
    y = log((a / n1) / (c / n2))
    v = 1 / a - 1 / n1 + 1 / c - 1 / n2
    half = Z * sqrt(v)
    return {"ratio": exp(y), "low": exp(y - half), "high": exp(y + half)}


# %% task=task2-site fails=task2-hidden misconception=Only a group without events has a zero cell; a group in which all had it has none.
from math import exp, log, sqrt

Z = 1.959964


def read_site(a, n1, c, n2):
    if 0 in (a, c):
        a, n1, c, n2 = a + 0.5, n1 + 1, c + 0.5, n2 + 1
    y = log((a / n1) / (c / n2))
    v = 1 / a - 1 / n1 + 1 / c - 1 / n2
    half = Z * sqrt(v)
    return {"ratio": exp(y), "low": exp(y - half), "high": exp(y + half)}


# %% task=task3-pool fails=task3-tests misconception=The largest site knows best, whatever the others found: one effect for all.
from math import sqrt


def pool_sites(estimates, variances):
    k = len(estimates)
    w = [1 / v for v in variances]
    middle = sum(a * y for a, y in zip(w, estimates)) / sum(w)
    q = sum(a * (y - middle) ** 2 for a, y in zip(w, estimates))
    tau2 = 0
    if k > 1:
        spread = sum(w) - sum(a * a for a in w) / sum(w)
        tau2 = max(0, (q - (k - 1)) / spread)
    mean = sum(a * y for a, y in zip(w, estimates)) / sum(w)
    return {"q": q, "tau2": tau2, "mean": mean, "error": 1 / sqrt(sum(w))}


# %% task=task3-pool fails=task3-tests misconception=Every site has one vote, so the mean is the plain average.
from math import sqrt


def pool_sites(estimates, variances):
    k = len(estimates)
    w = [1 / v for v in variances]
    middle = sum(a * y for a, y in zip(w, estimates)) / sum(w)
    q = sum(a * (y - middle) ** 2 for a, y in zip(w, estimates))
    tau2 = 0
    if k > 1:
        spread = sum(w) - sum(a * a for a in w) / sum(w)
        tau2 = max(0, (q - (k - 1)) / spread)
    w = [1 / (v + tau2) for v in variances]
    mean = sum(estimates) / k
    return {"q": q, "tau2": tau2, "mean": mean, "error": 1 / sqrt(sum(w))}


# %% task=task3-pool fails=task3-tests misconception=All of Q is difference between sites, and none of it chance.
from math import sqrt


def pool_sites(estimates, variances):
    k = len(estimates)
    w = [1 / v for v in variances]
    middle = sum(a * y for a, y in zip(w, estimates)) / sum(w)
    q = sum(a * (y - middle) ** 2 for a, y in zip(w, estimates))
    tau2 = 0
    if k > 1:
        spread = sum(w) - sum(a * a for a in w) / sum(w)
        tau2 = max(0, q / spread)
    w = [1 / (v + tau2) for v in variances]
    mean = sum(a * y for a, y in zip(w, estimates)) / sum(w)
    return {"q": q, "tau2": tau2, "mean": mean, "error": 1 / sqrt(sum(w))}


# %% task=task3-pool fails=task3-tests misconception=Sites that agree well have a spread below 0.
from math import sqrt


def pool_sites(estimates, variances):
    k = len(estimates)
    w = [1 / v for v in variances]
    middle = sum(a * y for a, y in zip(w, estimates)) / sum(w)
    q = sum(a * (y - middle) ** 2 for a, y in zip(w, estimates))
    tau2 = 0
    if k > 1:
        spread = sum(w) - sum(a * a for a in w) / sum(w)
        tau2 = (q - (k - 1)) / spread
    w = [1 / (v + tau2) for v in variances]
    mean = sum(a * y for a, y in zip(w, estimates)) / sum(w)
    return {"q": q, "tau2": tau2, "mean": mean, "error": 1 / sqrt(sum(w))}


# %% task=task3-pool fails=task3-hidden misconception=There is no pooling of a single site.
from math import sqrt


def pool_sites(estimates, variances):
    k = len(estimates)
    if k == 1:
        return {"q": 0, "tau2": 0, "mean": 0, "error": 0}
    w = [1 / v for v in variances]
    middle = sum(a * y for a, y in zip(w, estimates)) / sum(w)
    q = sum(a * (y - middle) ** 2 for a, y in zip(w, estimates))
    tau2 = 0
    if k > 1:
        spread = sum(w) - sum(a * a for a in w) / sum(w)
        tau2 = max(0, (q - (k - 1)) / spread)
    w = [1 / (v + tau2) for v in variances]
    mean = sum(a * y for a, y in zip(w, estimates)) / sum(w)
    return {"q": q, "tau2": tau2, "mean": mean, "error": 1 / sqrt(sum(w))}


# %% task=task4-next fails=task4-tests misconception=The confidence interval of the mean is the interval for the next site.
from math import exp, sqrt
from statistics import NormalDist


def next_site(mean, error, tau2):  # noqa: ARG001
    spread = error
    half = 1.959964 * spread
    return {"low": exp(mean - half), "high": exp(mean + half), "harm": NormalDist().cdf(mean / spread)}


# %% task=task4-next fails=task4-tests misconception=Variances are squared before they are added.
from math import exp, sqrt
from statistics import NormalDist


def next_site(mean, error, tau2):
    spread = sqrt(tau2**2 + error**2)
    half = 1.959964 * spread
    return {"low": exp(mean - half), "high": exp(mean + half), "harm": NormalDist().cdf(mean / spread)}


# %% task=task4-next fails=task4-tests misconception=Standard deviations add up.
from math import exp, sqrt
from statistics import NormalDist


def next_site(mean, error, tau2):
    spread = sqrt(tau2) + error
    half = 1.959964 * spread
    return {"low": exp(mean - half), "high": exp(mean + half), "harm": NormalDist().cdf(mean / spread)}


# %% task=task4-next fails=task4-hidden misconception=Where the sites do not differ, the next one is known exactly.
from math import exp, sqrt
from statistics import NormalDist


def next_site(mean, error, tau2):
    spread = sqrt(tau2 + error**2)
    if tau2 == 0:
        return {"low": exp(mean), "high": exp(mean), "harm": float(mean > 0)}
    half = 1.959964 * spread
    return {"low": exp(mean - half), "high": exp(mean + half), "harm": NormalDist().cdf(mean / spread)}


# %% task=task5-decide fails=task5-tests misconception=A good mean is enough to go on at the next site.
from math import sqrt

Z = 1.959964


def decide(sites):
    def rule(chosen):
        k = len(chosen)
        if k == 1:
            return "pilot"
        w = [1 / v for _, v in chosen]
        total = sum(w)
        middle = sum(a * y for a, (y, _) in zip(w, chosen)) / total
        q = sum(a * (y - middle) ** 2 for a, (y, _) in zip(w, chosen))
        spread = total - sum(a * a for a in w) / total
        tau2 = max(0, (q - (k - 1)) / spread)
        w = [1 / (v + tau2) for _, v in chosen]
        mean = sum(a * y for a, (y, _) in zip(w, chosen)) / sum(w)
        error = 1 / sqrt(sum(w))
        if mean + Z * error < 0:
            return "go"
        return "stop" if mean - Z * error > 0 else "pilot"

    decision = rule(list(sites.values()))
    hinges = []
    for name in sorted(sites):
        rest = [sites[other] for other in sites if other != name]
        if rest and rule(rest) != decision:
            hinges.append(name)
    return {"decision": decision, "hinges": hinges}


# %% task=task5-decide fails=task5-tests misconception=A decision hinges on the sites that are bad by themselves.
from math import sqrt

Z = 1.959964


def decide(sites):
    def rule(chosen):
        k = len(chosen)
        if k == 1:
            return "pilot"
        w = [1 / v for _, v in chosen]
        total = sum(w)
        middle = sum(a * y for a, (y, _) in zip(w, chosen)) / total
        q = sum(a * (y - middle) ** 2 for a, (y, _) in zip(w, chosen))
        spread = total - sum(a * a for a in w) / total
        tau2 = max(0, (q - (k - 1)) / spread)
        w = [1 / (v + tau2) for _, v in chosen]
        mean = sum(a * y for a, (y, _) in zip(w, chosen)) / sum(w)
        error = 1 / sqrt(sum(w))
        if mean + Z * sqrt(tau2 + error**2) < 0:
            return "go"
        return "stop" if mean - Z * error > 0 else "pilot"

    decision = rule(list(sites.values()))
    hinges = []
    for name in sorted(sites):
        if sites[name][0] > 0:
            hinges.append(name)
    return {"decision": decision, "hinges": hinges}


# %% task=task5-decide fails=task5-hidden misconception=To stop takes a next site that cannot help; a bad mean is not enough.
from math import sqrt

Z = 1.959964


def decide(sites):
    def rule(chosen):
        k = len(chosen)
        if k == 1:
            return "pilot"
        w = [1 / v for _, v in chosen]
        total = sum(w)
        middle = sum(a * y for a, (y, _) in zip(w, chosen)) / total
        q = sum(a * (y - middle) ** 2 for a, (y, _) in zip(w, chosen))
        spread = total - sum(a * a for a in w) / total
        tau2 = max(0, (q - (k - 1)) / spread)
        w = [1 / (v + tau2) for _, v in chosen]
        mean = sum(a * y for a, (y, _) in zip(w, chosen)) / sum(w)
        error = 1 / sqrt(sum(w))
        if mean + Z * sqrt(tau2 + error**2) < 0:
            return "go"
        return "stop" if mean - Z * sqrt(tau2 + error**2) > 0 else "pilot"

    decision = rule(list(sites.values()))
    hinges = []
    for name in sorted(sites):
        rest = [sites[other] for other in sites if other != name]
        if rest and rule(rest) != decision:
            hinges.append(name)
    return {"decision": decision, "hinges": hinges}
