"""Wrong answers to the exercise of the module `languages`, each a misconception that its own task must catch."""


# %% task=task1-compare fails=task1-tests misconception=A text that lacks a part is only a shorter text: divide all tokens by all tokens.
def compare_parts(counts, base):
    whole = {name: sum(part or 0 for part in parts) for name, parts in counts.items()}
    return {name: whole[name] / whole[base] if whole[base] else None for name in counts}


# %% task=task1-compare fails=task1-tests misconception=The premium is the mean of the ratios of all parts.
def compare_parts(counts, base):
    premiums = {}
    for name, parts in counts.items():
        ratios = [
            own / other
            for own, other in zip(parts, counts[base], strict=True)
            if own is not None and other is not None
        ]
        premiums[name] = sum(ratios) / len(ratios) if ratios else None
    return premiums


# %% task=task1-compare fails=task1-tests misconception=A premium says how much of the language one token of English buys.
def compare_parts(counts, base):
    premiums = {}
    for name, parts in counts.items():
        both = [
            (own, other)
            for own, other in zip(parts, counts[base], strict=True)
            if own is not None and other is not None
        ]
        own = sum(pair[0] for pair in both)
        premiums[name] = sum(pair[1] for pair in both) / own if own else None
    return premiums


# %% task=task1-compare fails=task1-hidden misconception=The base always has every part.
def compare_parts(counts, base):
    premiums = {}
    for name, parts in counts.items():
        kept = [index for index, part in enumerate(parts) if part is not None]
        other = sum(counts[base][index] or 0 for index in kept)
        premiums[name] = sum(parts[index] for index in kept) / other if other else None
    return premiums


# %% task=task2-train fails=task2-tests misconception=A pair counts once for each different word, however often the word occurs.
from itertools import pairwise


def join(tokens, pair, new):
    result = []
    for token in tokens:
        if result and result[-1] == pair[0] and token == pair[1]:
            result[-1] = new
        else:
            result.append(token)
    return result


def train_pairs(words, merges):
    spelled = {word: list(word.encode()) for word in words}
    joined = []
    while len(joined) < merges:
        counts = {}
        for tokens in spelled.values():
            for pair in pairwise(tokens):
                counts[pair] = counts.get(pair, 0) + 1
        if not counts:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        for word, tokens in spelled.items():
            spelled[word] = join(tokens, best, 256 + len(joined))
        joined.append(list(best))
    return joined


# %% task=task2-train fails=task2-tests misconception=It is enough to count the pairs once and to take the most frequent ones.
from itertools import pairwise


def train_pairs(words, merges):
    counts = {}
    for word, times in words.items():
        tokens = list(word.encode())
        for pair in pairwise(tokens):
            counts[pair] = counts.get(pair, 0) + times
    ranked = sorted(counts, key=lambda pair: (-counts[pair], pair))
    return [list(pair) for pair in ranked[:merges]]


# %% task=task2-train fails=task2-hidden misconception=A letter is a byte, in every script.
from itertools import pairwise


def join(tokens, pair, new):
    result = []
    for token in tokens:
        if result and result[-1] == pair[0] and token == pair[1]:
            result[-1] = new
        else:
            result.append(token)
    return result


def train_pairs(words, merges):
    spelled = {word: [ord(letter) for letter in word] for word in words}
    joined = []
    while len(joined) < merges:
        counts = {}
        for word, tokens in spelled.items():
            for pair in pairwise(tokens):
                counts[pair] = counts.get(pair, 0) + words[word]
        if not counts:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        for word, tokens in spelled.items():
            spelled[word] = join(tokens, best, 256 + len(joined))
        joined.append(list(best))
    return joined


# %% task=task3-bill fails=task3-tests misconception=The premium applies to everything that is sent, the English instructions too.
def write_bill(uses, premiums, case):
    each, room = {}, {}
    for name in uses:
        p = premiums[name]
        sent = p * (case["fixed"] + case["question"])
        money = sent * case["price_in"] + p * case["answer"] * case["price_out"]
        each[name] = money / 1_000_000
        room[name] = max(0, case["window"] - case["fixed"]) / p
    return {"each": each, "bill": sum(uses[name] * each[name] for name in uses), "room": room}


# %% task=task3-bill fails=task3-tests misconception=Only the question is in the learner's language; an answer costs everybody the same.
def write_bill(uses, premiums, case):
    each, room = {}, {}
    for name in uses:
        p = premiums[name]
        sent = case["fixed"] + p * case["question"]
        each[name] = (sent * case["price_in"] + case["answer"] * case["price_out"]) / 1_000_000
        room[name] = max(0, case["window"] - case["fixed"]) / p
    return {"each": each, "bill": sum(uses[name] * each[name] for name in uses), "room": room}


# %% task=task3-bill fails=task3-tests misconception=A language with a higher premium gets more room in the window.
def write_bill(uses, premiums, case):
    each, room = {}, {}
    for name in uses:
        p = premiums[name]
        sent = case["fixed"] + p * case["question"]
        money = sent * case["price_in"] + p * case["answer"] * case["price_out"]
        each[name] = money / 1_000_000
        room[name] = max(0, case["window"] - case["fixed"]) * p
    return {"each": each, "bill": sum(uses[name] * each[name] for name in uses), "room": room}


# %% task=task3-bill fails=task3-hidden misconception=There is always room in the window.
def write_bill(uses, premiums, case):
    each, room = {}, {}
    for name in uses:
        p = premiums[name]
        sent = case["fixed"] + p * case["question"]
        money = sent * case["price_in"] + p * case["answer"] * case["price_out"]
        each[name] = money / 1_000_000
        room[name] = (case["window"] - case["fixed"]) / p
    return {"each": each, "bill": sum(uses[name] * each[name] for name in uses), "room": room}


# %% task=task4-audit fails=task4-tests misconception=A code is a language.
def audit_languages(users, supported, most):
    top = sorted(users, key=lambda code: (-users[code], code))[:most]
    return {"languages": top, "supported": sum(code.split("_")[0] in supported for code in top)}


# %% task=task4-audit fails=task4-tests misconception=The largest script stands for the whole language.
def audit_languages(users, supported, most):
    people = {}
    for code, number in users.items():
        name = code.split("_")[0]
        people[name] = max(people.get(name, 0), number)
    top = sorted(people, key=lambda name: (-people[name], name))[:most]
    return {"languages": top, "supported": sum(name in supported for name in top)}


# %% task=task4-audit fails=task4-tests misconception=Choose the most used codes first, and put the scripts together afterwards.
def audit_languages(users, supported, most):
    ranked = sorted(users, key=lambda code: (-users[code], code))[:most]
    top = list(dict.fromkeys(code.split("_")[0] for code in ranked))
    return {"languages": top, "supported": sum(name in supported for name in top)}


# %% task=task5-measure fails=task5-tests misconception=A character is a byte.
def join(tokens, pair, new):
    result = []
    for token in tokens:
        if result and result[-1] == pair[0] and token == pair[1]:
            result[-1] = new
        else:
            result.append(token)
    return result


def measure_texts(texts, merges):
    measured = {}
    for language, text in texts.items():
        tokens = [ord(letter) for letter in text]
        for number, pair in enumerate(merges):
            tokens = join(tokens, pair, 256 + number)
        measured[language] = [len(text), len(tokens)]
    return measured


# %% task=task5-measure fails=task5-tests misconception=The pair that was learned last is joined first.
def join(tokens, pair, new):
    result = []
    for token in tokens:
        if result and result[-1] == pair[0] and token == pair[1]:
            result[-1] = new
        else:
            result.append(token)
    return result


def measure_texts(texts, merges):
    measured = {}
    for language, text in texts.items():
        tokens = list(text.encode())
        for number in range(len(merges) - 1, -1, -1):
            tokens = join(tokens, merges[number], 256 + number)
        measured[language] = [len(text.encode()), len(tokens)]
    return measured


# %% task=task5-measure fails=task5-tests misconception=Every pair that was learned saves one token.
def measure_texts(texts, merges):
    measured = {}
    for language, text in texts.items():
        size = len(text.encode())
        measured[language] = [size, max(1, size - len(merges))]
    return measured
