"""Wrong answers to the exercise of the module `misinformation`, each a misconception that its own task must catch."""

# %% task=task1-reach fails=task1-tests misconception=Half of the sharing halves the reach.
from math import exp


def heard_share(sharing, start):
    if start == 0:
        return 0
    first_unaware = 1 - start
    unaware = 0
    for _ in range(5_000):
        calls = start + 2 * (first_unaware - unaware)
        unaware = first_unaware * exp(-calls)
    return sharing * (1 - unaware)


# %% task=task1-reach fails=task1-tests misconception=Only the calls that tell somebody count, so a hearer costs twice the chance of sharing.
from math import exp


def heard_share(sharing, start):
    if start == 0:
        return 0
    first_unaware = 1 - start
    unaware = 0
    for _ in range(5_000):
        calls = start + 2 * sharing * (first_unaware - unaware)
        unaware = first_unaware * exp(-calls)
    return 1 - unaware


# %% task=task1-reach fails=task1-tests misconception=Those who start a rumour are not among those who have heard it.
from math import exp


def heard_share(sharing, start):
    if start == 0:
        return 0
    first_unaware = 1 - start
    unaware = 0
    for _ in range(5_000):
        calls = start + (1 + sharing) * (first_unaware - unaware)
        unaware = first_unaware * exp(-calls)
    return first_unaware - unaware


# %% task=task1-reach fails=task1-hidden misconception=A rumour spreads even if nobody starts it, because the equation has a solution.
from math import exp


def heard_share(sharing, start):
    first_unaware = 1 - start
    unaware = 0
    for _ in range(5_000):
        calls = start + (1 + sharing) * (first_unaware - unaware)
        unaware = first_unaware * exp(-calls)
    return 1 - unaware


# %% task=task2-measures fails=task2-tests misconception=Calls at half the speed reach half as many people.
from math import exp


def missed(calls_per_hearer):
    if calls_per_hearer <= 1:
        return 1.0
    share = 0.0
    for _ in range(3_000):
        share = exp(-calls_per_hearer * (1 - share))
    return share


def compare_measures(sharing, prebunked):
    unwarned = 1 - prebunked
    full = 1 - missed(2)
    return {
        "nothing": full,
        "friction": 1 - missed(1 + sharing),
        "slower": full / 2,
        "silent": unwarned * full,
        "refuting": unwarned * (1 - missed(2 * unwarned)),
        "both": unwarned * (1 - missed((1 + sharing) * unwarned)),
    }


# %% task=task2-measures fails=task2-tests misconception=A warned person protects others like a vaccinated one, also in silence.
from math import exp


def missed(calls_per_hearer):
    if calls_per_hearer <= 1:
        return 1.0
    share = 0.0
    for _ in range(3_000):
        share = exp(-calls_per_hearer * (1 - share))
    return share


def compare_measures(sharing, prebunked):
    unwarned = 1 - prebunked
    full = 1 - missed(2)
    refuting = unwarned * (1 - missed(2 * unwarned))
    return {
        "nothing": full,
        "friction": 1 - missed(1 + sharing),
        "slower": full,
        "silent": refuting,
        "refuting": refuting,
        "both": unwarned * (1 - missed((1 + sharing) * unwarned)),
    }


# %% task=task2-measures fails=task2-tests misconception=The share of the unwarned who hear is the share of all people.
from math import exp


def missed(calls_per_hearer):
    if calls_per_hearer <= 1:
        return 1.0
    share = 0.0
    for _ in range(3_000):
        share = exp(-calls_per_hearer * (1 - share))
    return share


def compare_measures(sharing, prebunked):
    unwarned = 1 - prebunked
    full = 1 - missed(2)
    return {
        "nothing": full,
        "friction": 1 - missed(1 + sharing),
        "slower": full,
        "silent": unwarned * full,
        "refuting": 1 - missed(2 * unwarned),
        "both": 1 - missed((1 + sharing) * unwarned),
    }


# %% task=task2-measures fails=task2-tests misconception=Two measures together remove what each removes, added up.
from math import exp


def missed(calls_per_hearer):
    if calls_per_hearer <= 1:
        return 1.0
    share = 0.0
    for _ in range(3_000):
        share = exp(-calls_per_hearer * (1 - share))
    return share


def compare_measures(sharing, prebunked):
    unwarned = 1 - prebunked
    full = 1 - missed(2)
    friction = 1 - missed(1 + sharing)
    refuting = unwarned * (1 - missed(2 * unwarned))
    return {
        "nothing": full,
        "friction": friction,
        "slower": full,
        "silent": unwarned * full,
        "refuting": refuting,
        "both": max(0, friction + refuting - full),
    }


# %% task=task3-errors fails=task3-tests misconception=A z of exactly 4 is flagged.
from math import comb, sqrt


def mark_errors(tokens, green_share, expected_green):
    spread = sqrt(tokens * green_share * (1 - green_share))
    flagged = [green for green in range(tokens + 1) if (green - green_share * tokens) / spread >= 4]

    def chance_of_flag(chance):
        return sum(
            comb(tokens, green) * chance**green * (1 - chance) ** (tokens - green) for green in flagged
        )

    return {
        "fewest": flagged[0] if flagged else None,
        "false_alarm": chance_of_flag(green_share),
        "miss": 1 - chance_of_flag(expected_green),
    }


# %% task=task3-errors fails=task3-tests misconception=What is not a false alarm is a miss.
from math import comb, sqrt


def mark_errors(tokens, green_share, expected_green):  # noqa: ARG001
    spread = sqrt(tokens * green_share * (1 - green_share))
    flagged = [green for green in range(tokens + 1) if (green - green_share * tokens) / spread > 4]
    alarm = sum(
        comb(tokens, green) * green_share**green * (1 - green_share) ** (tokens - green) for green in flagged
    )
    return {"fewest": flagged[0] if flagged else None, "false_alarm": alarm, "miss": 1 - alarm}


# %% task=task3-errors fails=task3-tests misconception=Every test with the border 4 has the normal curve's false alarm, short texts too.
from math import comb, sqrt
from statistics import NormalDist


def mark_errors(tokens, green_share, expected_green):
    spread = sqrt(tokens * green_share * (1 - green_share))
    flagged = [green for green in range(tokens + 1) if (green - green_share * tokens) / spread > 4]
    caught = sum(
        comb(tokens, green) * expected_green**green * (1 - expected_green) ** (tokens - green)
        for green in flagged
    )
    return {
        "fewest": flagged[0] if flagged else None,
        "false_alarm": NormalDist().cdf(-4),
        "miss": 1 - caught,
    }


# %% task=task4-left fails=task4-tests misconception=When two sharers meet, both fall silent, whoever called.
def share_left(unaware, sharers):
    if unaware == 0:
        return 0
    others = unaware + sharers - 1
    chances = {(unaware, sharers): 1.0}
    left = 0.0
    for still in range(unaware, -1, -1):
        for active in range(others + 1 - still, 0, -1):
            now = chances.pop((still, active), 0.0)
            told = now * still / others
            met = now * (active - 1) / others
            stale = now - told - met
            for where, chance in (
                ((still - 1, active + 1), told),
                ((still, active - 2), met),
                ((still, active - 1), stale),
            ):
                chances[where] = chances.get(where, 0.0) + chance
        left += still * chances.pop((still, 0), 0.0)
    return left / unaware


# %% task=task4-left fails=task4-tests misconception=A caller may call oneself.
def share_left(unaware, sharers):
    if unaware == 0:
        return 0
    people = unaware + sharers
    chances = {(unaware, sharers): 1.0}
    left = 0.0
    for still in range(unaware, -1, -1):
        for active in range(people - still, 0, -1):
            now = chances.pop((still, active), 0.0)
            told = now * still / people
            for where, chance in (((still - 1, active + 1), told), ((still, active - 1), now - told)):
                chances[where] = chances.get(where, 0.0) + chance
        left += still * chances.pop((still, 0), 0.0)
    return left / unaware


# %% task=task4-left fails=task4-tests misconception=The share left out is a share of all people, the first sharers included.
def share_left(unaware, sharers):
    if unaware == 0:
        return 0
    others = unaware + sharers - 1
    chances = {(unaware, sharers): 1.0}
    left = 0.0
    for still in range(unaware, -1, -1):
        for active in range(others + 1 - still, 0, -1):
            now = chances.pop((still, active), 0.0)
            told = now * still / others
            for where, chance in (((still - 1, active + 1), told), ((still, active - 1), now - told)):
                chances[where] = chances.get(where, 0.0) + chance
        left += still * chances.pop((still, 0), 0.0)
    return left / (unaware + sharers)


# %% task=task4-left fails=task4-hidden misconception=There is always somebody who does not know yet.
def share_left(unaware, sharers):
    others = unaware + sharers - 1
    chances = {(unaware, sharers): 1.0}
    left = 0.0
    for still in range(unaware, -1, -1):
        for active in range(others + 1 - still, 0, -1):
            now = chances.pop((still, active), 0.0)
            told = now * still / others
            for where, chance in (((still - 1, active + 1), told), ((still, active - 1), now - told)):
                chances[where] = chances.get(where, 0.0) + chance
        left += still * chances.pop((still, 0), 0.0)
    return left / unaware


# %% task=task5-accused fails=task5-tests misconception=The false alarm of a detector is the share of innocent people among the flagged.
def count_accused(groups):
    flagged = innocent = texts_of_all = 0
    rates = []
    for texts, machine_share, caught, false_alarm in groups:
        wrong = texts * (1 - machine_share) * false_alarm
        innocent += wrong
        flagged += wrong + texts * machine_share * caught
        texts_of_all += texts * (1 - machine_share)
        rates.append(wrong / texts if texts else 0)
    return {
        "flagged": flagged,
        "innocent": innocent,
        "innocent_share": innocent / texts_of_all if texts_of_all else 0,
        "hardest_hit": rates.index(max(rates)) if rates else None,
    }


# %% task=task5-accused fails=task5-tests misconception=The share over all groups is the mean of the groups' shares.
def count_accused(groups):
    flagged = innocent = 0
    rates, shares = [], []
    for texts, machine_share, caught, false_alarm in groups:
        wrong = texts * (1 - machine_share) * false_alarm
        right = texts * machine_share * caught
        innocent += wrong
        flagged += wrong + right
        shares.append(wrong / (wrong + right) if wrong + right else 0)
        rates.append(wrong / texts if texts else 0)
    return {
        "flagged": flagged,
        "innocent": innocent,
        "innocent_share": sum(shares) / len(shares) if shares else 0,
        "hardest_hit": rates.index(max(rates)) if rates else None,
    }


# %% task=task5-accused fails=task5-tests misconception=A person's false alarm applies to all texts, as if no text were by a machine.
def count_accused(groups):
    flagged = innocent = 0
    rates = []
    for texts, machine_share, caught, false_alarm in groups:
        wrong = texts * false_alarm
        innocent += wrong
        flagged += wrong + texts * machine_share * caught
        rates.append(wrong / texts if texts else 0)
    return {
        "flagged": flagged,
        "innocent": innocent,
        "innocent_share": innocent / flagged if flagged else 0,
        "hardest_hit": rates.index(max(rates)) if rates else None,
    }


# %% task=task5-accused fails=task5-hidden misconception=A detector always flags something.
def count_accused(groups):
    flagged = innocent = 0
    rates = []
    for texts, machine_share, caught, false_alarm in groups:
        wrong = texts * (1 - machine_share) * false_alarm
        innocent += wrong
        flagged += wrong + texts * machine_share * caught
        rates.append(wrong / texts if texts else 0)
    return {
        "flagged": flagged,
        "innocent": innocent,
        "innocent_share": innocent / flagged,
        "hardest_hit": rates.index(max(rates)) if rates else None,
    }
