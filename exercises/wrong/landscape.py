"""Wrong answers to the exercise of the module `landscape`, each a misconception that its own task must catch."""


# %% task=task1-place fails=task1-tests misconception=Whoever adopts a treaty is bound by it from that day.
def place_texts(texts, day):
    there = [text for text in texts if text["adopted"] <= day]
    hard = [text for text in there if text["force"] in ("law", "treaty")]
    waiting = [text["name"] for text in hard if text["starts"] is not None and text["starts"] > day]
    return {
        "binding": sorted(text["name"] for text in hard if text["name"] not in waiting),
        "waiting": sorted(waiting),
        "asking": len(there) - len(hard),
    }


# %% task=task1-place fails=task1-tests misconception=A resolution that all states adopted is law for all states.
def place_texts(texts, day):
    binding, waiting, asking = [], [], 0
    for text in texts:
        if text["adopted"] > day:
            continue
        if text["force"] == "promise":
            asking += 1
        elif text["starts"] is not None and text["starts"] <= day:
            binding.append(text["name"])
        else:
            waiting.append(text["name"])
    return {"binding": sorted(binding), "waiting": sorted(waiting), "asking": asking}


# %% task=task1-place fails=task1-tests misconception=A law begins to bind on the day after the one it names.
def place_texts(texts, day):
    binding, waiting, asking = [], [], 0
    for text in texts:
        if text["adopted"] > day:
            continue
        if text["force"] not in ("law", "treaty"):
            asking += 1
        elif text["starts"] is not None and text["starts"] < day:
            binding.append(text["name"])
        else:
            waiting.append(text["name"])
    return {"binding": sorted(binding), "waiting": sorted(waiting), "asking": asking}


# %% task=task1-place fails=task1-tests misconception=A text that will be adopted later already waits today.
def place_texts(texts, day):
    binding, waiting, asking = [], [], 0
    for text in texts:
        if text["force"] not in ("law", "treaty"):
            asking += 1
        elif text["starts"] is not None and text["starts"] <= day:
            binding.append(text["name"])
        else:
            waiting.append(text["name"])
    return {"binding": sorted(binding), "waiting": sorted(waiting), "asking": asking}


# %% task=task2-rooms fails=task2-tests misconception=A text that was adopted without a vote has nobody behind it.
def count_rooms(countries, efforts, everybody, least):  # noqa: ARG001
    left_out, in_all = [], 0
    for country in countries:
        times = sum(country in there for there in efforts.values())
        if times < least:
            left_out.append(country)
        if efforts and times == len(efforts):
            in_all += 1
    return {"left_out": sorted(left_out), "in_all": in_all}


# %% task=task2-rooms fails=task2-tests misconception=Whoever misses one room is left out.
def count_rooms(countries, efforts, everybody, least):  # noqa: ARG001
    names = set(efforts) | set(everybody)
    inside = [
        country
        for country in countries
        if names and all(name in everybody or country in efforts[name] for name in names)
    ]
    return {
        "left_out": sorted(country for country in countries if country not in inside),
        "in_all": len(inside),
    }


# %% task=task2-rooms fails=task2-tests misconception=One room is always enough, whatever the rule asks.
def count_rooms(countries, efforts, everybody, least):
    names = set(efforts) | set(everybody)
    left_out, in_all = [], 0
    for country in countries:
        times = sum(name in everybody or country in efforts[name] for name in names)
        if times == 0:
            left_out.append(country)
        if names and times == len(names):
            in_all += 1
    if least > 1:
        left_out = []
    return {"left_out": sorted(left_out), "in_all": in_all}


# %% task=task2-rooms fails=task2-hidden misconception=Where there is no effort, everybody took part in all of them.
def count_rooms(countries, efforts, everybody, least):
    names = set(efforts) | set(everybody)
    left_out, in_all = [], 0
    for country in countries:
        times = sum(name in everybody or country in efforts[name] for name in names)
        if times < least:
            left_out.append(country)
        if times == len(names):
            in_all += 1
    return {"left_out": sorted(left_out), "in_all": in_all}


# %% task=task3-kappa fails=task3-tests misconception=Agreement is agreement, so kappa is the share coded alike.
def report_agreement(both_yes, first_only, second_only, both_no):
    n = both_yes + first_only + second_only + both_no
    if n == 0:
        return {"agreement": None, "kappa": None, "low": None, "high": None}
    share = (both_yes + both_no) / n
    reach = 1.959964 * (share * (1 - share) / n) ** 0.5
    return {"agreement": share, "kappa": share, "low": share - reach, "high": min(1, share + reach)}


# %% task=task3-kappa fails=task3-tests misconception=With two words chance agreement is one half.
from math import sqrt


def standard_error(cells, kappa, chance, n):
    yes, first, second, no = cells
    r, c = yes + first, yes + second
    k = 1 - kappa
    agreed = yes * (1 - (r + c) * k) ** 2
    agreed += no * (1 - (2 - r - c) * k) ** 2
    parted = first * (c + 1 - r) ** 2 + second * (r + 1 - c) ** 2
    spread = agreed + k * k * parted - (kappa - chance * k) ** 2
    return sqrt(max(0, spread) / n) / (1 - chance)


def report_agreement(both_yes, first_only, second_only, both_no):
    n = both_yes + first_only + second_only + both_no
    if n == 0:
        return {"agreement": None, "kappa": None, "low": None, "high": None}
    share = (both_yes + both_no) / n
    kappa = 2 * share - 1
    cells = [x / n for x in (both_yes, first_only, second_only, both_no)]
    reach = 1.959964 * standard_error(cells, kappa, 0.5, n)
    return {
        "agreement": share,
        "kappa": kappa,
        "low": max(-1, kappa - reach),
        "high": min(1, kappa + reach),
    }


# %% task=task3-kappa fails=task3-tests misconception=Chance agreement is the chance that both say yes.
from math import sqrt


def standard_error(cells, kappa, chance, n):
    yes, first, second, no = cells
    r, c = yes + first, yes + second
    k = 1 - kappa
    agreed = yes * (1 - (r + c) * k) ** 2
    agreed += no * (1 - (2 - r - c) * k) ** 2
    parted = first * (c + 1 - r) ** 2 + second * (r + 1 - c) ** 2
    spread = agreed + k * k * parted - (kappa - chance * k) ** 2
    return sqrt(max(0, spread) / n) / (1 - chance)


def report_agreement(both_yes, first_only, second_only, both_no):
    n = both_yes + first_only + second_only + both_no
    share = (both_yes + both_no) / n if n else None
    if n in (0, both_yes, both_no):
        return {"agreement": share, "kappa": None, "low": None, "high": None}
    chance = (both_yes + first_only) / n * (both_yes + second_only) / n
    kappa = (share - chance) / (1 - chance)
    cells = [x / n for x in (both_yes, first_only, second_only, both_no)]
    reach = 1.959964 * standard_error(cells, kappa, chance, n)
    return {
        "agreement": share,
        "kappa": kappa,
        "low": max(-1, kappa - reach),
        "high": min(1, kappa + reach),
    }


# %% task=task3-kappa fails=task3-hidden misconception=An interval may run past 1, because it is only an interval.
from math import sqrt


def standard_error(cells, kappa, chance, n):
    yes, first, second, no = cells
    r, c = yes + first, yes + second
    k = 1 - kappa
    agreed = yes * (1 - (r + c) * k) ** 2
    agreed += no * (1 - (2 - r - c) * k) ** 2
    parted = first * (c + 1 - r) ** 2 + second * (r + 1 - c) ** 2
    spread = agreed + k * k * parted - (kappa - chance * k) ** 2
    return sqrt(max(0, spread) / n) / (1 - chance)


def report_agreement(both_yes, first_only, second_only, both_no):
    n = both_yes + first_only + second_only + both_no
    share = (both_yes + both_no) / n if n else None
    if n in (both_yes, both_no):
        return {"agreement": share, "kappa": None, "low": None, "high": None}
    r, c = (both_yes + first_only) / n, (both_yes + second_only) / n
    chance = r * c + (1 - r) * (1 - c)
    kappa = (share - chance) / (1 - chance)
    cells = [x / n for x in (both_yes, first_only, second_only, both_no)]
    reach = 1.959964 * standard_error(cells, kappa, chance, n)
    return {"agreement": share, "kappa": kappa, "low": kappa - reach, "high": kappa + reach}


# %% task=task4-silence fails=task4-tests misconception=What no report mentions, the text does not contain.
def sort_silence(reports, questions):
    result = {"yes": [], "no": [], "disputed": [], "unknown": []}
    for question in questions:
        answers = {report[question] for report in reports if question in report}
        if answers == {True}:
            result["yes"].append(question)
        elif len(answers) == 2:
            result["disputed"].append(question)
        else:
            result["no"].append(question)
    answered = len(result["yes"]) + len(result["no"])
    return {**result, "share": len(result["yes"]) / answered if answered else None}


# %% task=task4-silence fails=task4-tests misconception=The last report is right.
def sort_silence(reports, questions):
    last = {}
    for report in reports:
        last.update(report)
    result = {"yes": [], "no": [], "disputed": [], "unknown": []}
    for question in questions:
        if question not in last:
            result["unknown"].append(question)
        else:
            result["yes" if last[question] else "no"].append(question)
    answered = len(result["yes"]) + len(result["no"])
    return {**result, "share": len(result["yes"]) / answered if answered else None}


# %% task=task4-silence fails=task4-tests misconception=Unknown questions count against the text in the share.
def sort_silence(reports, questions):
    result = {"yes": [], "no": [], "disputed": [], "unknown": []}
    for question in questions:
        answers = {report[question] for report in reports if question in report}
        if answers == {True}:
            result["yes"].append(question)
        elif answers == {False}:
            result["no"].append(question)
        elif answers:
            result["disputed"].append(question)
        else:
            result["unknown"].append(question)
    return {**result, "share": len(result["yes"]) / len(questions) if questions else None}


# %% task=task4-silence fails=task4-tests misconception=A question needs a yes from every report.
def sort_silence(reports, questions):
    result = {"yes": [], "no": [], "disputed": [], "unknown": []}
    for question in questions:
        answers = [report.get(question) for report in reports]
        if answers and all(answers):
            result["yes"].append(question)
        elif True in answers and False in answers:
            result["disputed"].append(question)
        elif False in answers:
            result["no"].append(question)
        else:
            result["unknown"].append(question)
    answered = len(result["yes"]) + len(result["no"])
    return {**result, "share": len(result["yes"]) / answered if answered else None}


# %% task=task5-cover fails=task5-tests misconception=Two lines of one text are two texts.
def cover_principles(lines, principles, rule):
    least = 2 if rule == "both" else 1
    covered = {
        key: sum((key in named) + (key in asked) >= least for _, named, asked in lines) for key in principles
    }
    alike = [(key in named) == (key in asked) for _, named, asked in lines for key in principles]
    return {
        "covered": covered,
        "gaps": [key for key in principles if not covered[key]],
        "agreement": sum(alike) / len(alike) if alike else None,
    }


# %% task=task5-cover fails=task5-tests misconception=Two readings of one text agree, even if they mean different lines.
def cover_principles(lines, principles, rule):
    first = {key: {text for text, named, _ in lines if key in named} for key in principles}
    second = {key: {text for text, _, asked in lines if key in asked} for key in principles}
    covering = {
        key: first[key] & second[key] if rule == "both" else first[key] | second[key] for key in principles
    }
    alike = [(key in named) == (key in asked) for _, named, asked in lines for key in principles]
    return {
        "covered": {key: len(covering[key]) for key in principles},
        "gaps": [key for key in principles if not covering[key]],
        "agreement": sum(alike) / len(alike) if alike else None,
    }


# %% task=task5-cover fails=task5-tests misconception=Where both readings found nothing, there is nothing to agree on.
def cover_principles(lines, principles, rule):
    least = 2 if rule == "both" else 1
    covering = {
        key: {text for text, named, asked in lines if (key in named) + (key in asked) >= least}
        for key in principles
    }
    seen = [
        (key in named) == (key in asked)
        for _, named, asked in lines
        for key in principles
        if key in named or key in asked
    ]
    return {
        "covered": {key: len(covering[key]) for key in principles},
        "gaps": [key for key in principles if not covering[key]],
        "agreement": sum(seen) / len(seen) if seen else None,
    }
