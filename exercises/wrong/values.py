"""Wrong answers to the exercise of the module `values`, each a misconception that its own task must catch."""


# %% task=task1-recall fails=task1-tests misconception=Recall is the share of all posts, marked by the group or not.
def minority_recall(posts, group):
    marked = kept = 0
    for votes in posts:
        own = [mark for name, mark in votes if name == group]
        everybody = [mark for _, mark in votes]
        if 2 * sum(own) > len(own):
            marked += 1
            kept += 2 * sum(everybody) > len(everybody)
    return {"marked": marked, "kept": kept, "recall": kept / len(posts) if marked else None}


# %% task=task1-recall fails=task1-tests misconception=One reader of the group is enough for the group to mark a post.
def minority_recall(posts, group):
    marked = kept = 0
    for votes in posts:
        everybody = [mark for _, mark in votes]
        if any(mark for name, mark in votes if name == group):
            marked += 1
            kept += 2 * sum(everybody) > len(everybody)
    return {"marked": marked, "kept": kept, "recall": kept / marked if marked else None}


# %% task=task1-recall fails=task1-tests misconception=A tie is a majority.
def minority_recall(posts, group):
    marked = kept = 0
    for votes in posts:
        own = [mark for name, mark in votes if name == group]
        everybody = [mark for _, mark in votes]
        if own and 2 * sum(own) >= len(own):
            marked += 1
            kept += 2 * sum(everybody) >= len(everybody)
    return {"marked": marked, "kept": kept, "recall": kept / marked if marked else None}


# %% task=task1-recall fails=task1-tests misconception=What is kept is every post that the whole pool marks.
def minority_recall(posts, group):
    marked = kept = 0
    for votes in posts:
        own = [mark for name, mark in votes if name == group]
        everybody = [mark for _, mark in votes]
        marked += 2 * sum(own) > len(own)
        kept += 2 * sum(everybody) > len(everybody)
    return {"marked": marked, "kept": kept, "recall": kept / marked if marked else None}


# %% task=task1-recall fails=task1-hidden misconception=A group that marks nothing has lost nothing, so its recall is 1.
def minority_recall(posts, group):
    marked = kept = 0
    for votes in posts:
        own = [mark for name, mark in votes if name == group]
        everybody = [mark for _, mark in votes]
        if 2 * sum(own) > len(own):
            marked += 1
            kept += 2 * sum(everybody) > len(everybody)
    return {"marked": marked, "kept": kept, "recall": kept / marked if marked else 1}


# %% task=task2-rules fails=task2-tests misconception=Each line of the table is one person.
def compare_rules(ballots):
    options = sorted(ballots[0][0])
    first = {option: sum(r[0] == option for r, _ in ballots) for option in options}
    points = {option: sum(len(r) - 1 - r.index(option) for r, _ in ballots) for option in options}
    pairwise = None
    for one in options:
        if all(
            sum(r.index(one) < r.index(other) for r, _ in ballots) > len(ballots) / 2
            for other in options
            if other != one
        ):
            pairwise = one
    return {
        "plurality": max(options, key=first.get),
        "borda": max(options, key=points.get),
        "pairwise": pairwise,
    }


# %% task=task2-rules fails=task2-tests misconception=Somebody must win, so the winner of most pairs is the pairwise winner.
def compare_rules(ballots):
    options = sorted(ballots[0][0])
    total = sum(people for _, people in ballots)
    first = {option: sum(n for r, n in ballots if r[0] == option) for option in options}
    points = {option: sum(n * (len(r) - 1 - r.index(option)) for r, n in ballots) for option in options}
    won = {
        one: sum(
            2 * sum(n for r, n in ballots if r.index(one) < r.index(other)) > total
            for other in options
            if other != one
        )
        for one in options
    }
    return {
        "plurality": max(options, key=first.get),
        "borda": max(options, key=points.get),
        "pairwise": max(options, key=won.get),
    }


# %% task=task2-rules fails=task2-tests misconception=Borda's winner is the option with the most first and second places.
def compare_rules(ballots):
    options = sorted(ballots[0][0])
    total = sum(people for _, people in ballots)
    first = {option: sum(n for r, n in ballots if r[0] == option) for option in options}
    points = {option: sum(n for r, n in ballots if option in r[:2]) for option in options}
    pairwise = None
    for one in options:
        if all(
            2 * sum(n for r, n in ballots if r.index(one) < r.index(other)) > total
            for other in options
            if other != one
        ):
            pairwise = one
    return {
        "plurality": max(options, key=first.get),
        "borda": max(options, key=points.get),
        "pairwise": pairwise,
    }


# %% task=task2-rules fails=task2-tests misconception=The option with most first places also wins its pairs.
def compare_rules(ballots):
    options = sorted(ballots[0][0])
    first = {option: sum(n for r, n in ballots if r[0] == option) for option in options}
    points = {option: sum(n * (len(r) - 1 - r.index(option)) for r, n in ballots) for option in options}
    best = max(options, key=first.get)
    return {"plurality": best, "borda": max(options, key=points.get), "pairwise": best}


# %% task=task2-rules fails=task2-hidden misconception=Half of the people are a majority.
def compare_rules(ballots):
    options = sorted(ballots[0][0])
    total = sum(people for _, people in ballots)
    first = {option: sum(n for r, n in ballots if r[0] == option) for option in options}
    points = {option: sum(n * (len(r) - 1 - r.index(option)) for r, n in ballots) for option in options}
    pairwise = None
    for one in options:
        if all(
            2 * sum(n for r, n in ballots if r.index(one) < r.index(other)) >= total
            for other in options
            if other != one
        ):
            pairwise = one
    return {
        "plurality": max(options, key=first.get),
        "borda": max(options, key=points.get),
        "pairwise": pairwise,
    }


# %% task=task3-soft fails=task3-tests misconception=The most frequent label is the majority.
from math import log2


def soft_label(votes):
    shares = {label: votes.count(label) / len(votes) for label in votes}
    bits = -sum(p * log2(p) for p in shares.values())
    majority = max(sorted(shares), key=shares.get) if shares else None
    return {"shares": shares, "entropy": bits, "majority": majority}


# %% task=task3-soft fails=task3-tests misconception=A soft label is the winner with all the weight.
from math import log2


def soft_label(votes):
    counts = {label: votes.count(label) / len(votes) for label in votes}
    bits = -sum(p * log2(p) for p in counts.values())
    majority = next((label for label in counts if counts[label] > 0.5), None)
    return {"shares": {majority: 1} if majority else {}, "entropy": bits, "majority": majority}


# %% task=task3-soft fails=task3-tests misconception=Bits are counted with the natural logarithm.
from math import log


def soft_label(votes):
    shares = {label: votes.count(label) / len(votes) for label in votes}
    bits = -sum(p * log(p) for p in shares.values())
    majority = next((label for label in shares if 2 * votes.count(label) > len(votes)), None)
    return {"shares": shares, "entropy": bits, "majority": majority}


# %% task=task3-soft fails=task3-hidden misconception=Where nobody voted, everybody agreed that the post is fine.
from math import log2


def soft_label(votes):
    if not votes:
        return {"shares": {"ok": 1}, "entropy": 0, "majority": "ok"}
    shares = {label: votes.count(label) / len(votes) for label in votes}
    bits = -sum(p * log2(p) for p in shares.values())
    majority = next((label for label in shares if 2 * votes.count(label) > len(votes)), None)
    return {"shares": shares, "entropy": bits, "majority": majority}


# %% task=task4-labels fails=task4-tests misconception=A reader who skips a post finds it harmless.
def majority_labels(posts):
    return {name: 2 * votes.count(True) > len(votes) for name, votes in posts.items()}


# %% task=task4-labels fails=task4-tests misconception=A post that somebody skipped has no label.
def majority_labels(posts):
    return {
        name: None if None in votes or not votes else 2 * votes.count(True) > len(votes)
        for name, votes in posts.items()
    }


# %% task=task4-labels fails=task4-tests misconception=If the answers are equal, the post is harmless.
def majority_labels(posts):
    labels = {}
    for name, votes in posts.items():
        answered = [vote for vote in votes if vote is not None]
        labels[name] = 2 * sum(answered) > len(answered) if answered else None
    return labels


# %% task=task4-labels fails=task4-tests misconception=To be safe, a reader who skips a post counts as finding it hurtful.
def majority_labels(posts):
    labels = {}
    for name, votes in posts.items():
        hurtful = len(votes) - votes.count(False)
        labels[name] = None if 2 * hurtful == len(votes) else 2 * hurtful > len(votes)
    return labels


# %% task=task4-labels fails=task4-hidden misconception=A post that nobody was shown needs no label.
def majority_labels(posts):
    labels = {}
    for name, votes in posts.items():
        if not votes:
            continue
        yes, no = votes.count(True), votes.count(False)
        labels[name] = None if yes == no else yes > no
    return labels


# %% task=task5-threshold fails=task5-tests misconception=The chance of exactly k marks is the chance of a review.
from math import comb


def choose_threshold(view, noise, readers, limit):
    def exactly(k, p):
        return comb(readers, k) * p**k * (1 - p) ** (readers - k)

    for k in range(1, readers + 1):
        if exactly(k, noise) <= limit:
            return {"least": k, "heard": exactly(k, view)}
    return {"least": None, "heard": None}


# %% task=task5-threshold fails=task5-tests misconception=More than k marks are needed, not k.
from math import comb


def choose_threshold(view, noise, readers, limit):
    def above(k, p):
        return sum(comb(readers, j) * p**j * (1 - p) ** (readers - j) for j in range(k + 1, readers + 1))

    for k in range(1, readers + 1):
        if above(k, noise) <= limit:
            return {"least": k, "heard": above(k, view)}
    return {"least": None, "heard": None}


# %% task=task5-threshold fails=task5-tests misconception=A fair threshold is a majority.
from math import comb


def choose_threshold(view, noise, readers, limit):
    def at_least(k, p):
        return sum(comb(readers, j) * p**j * (1 - p) ** (readers - j) for j in range(k, readers + 1))

    for k in range(readers // 2 + 1, readers + 1):
        if at_least(k, noise) <= limit:
            return {"least": k, "heard": at_least(k, view)}
    return {"least": None, "heard": None}


# %% task=task5-threshold fails=task5-tests misconception=If no number of marks is good enough, take all readers.
from math import comb


def choose_threshold(view, noise, readers, limit):
    def at_least(k, p):
        return sum(comb(readers, j) * p**j * (1 - p) ** (readers - j) for j in range(k, readers + 1))

    k = 1
    while k < readers and at_least(k, noise) > limit:
        k += 1
    return {"least": k, "heard": at_least(k, view)}


# %% task=task5-threshold fails=task5-hidden misconception=One mark is never enough, it may be a slip.
from math import comb


def choose_threshold(view, noise, readers, limit):
    def at_least(k, p):
        return sum(comb(readers, j) * p**j * (1 - p) ** (readers - j) for j in range(k, readers + 1))

    for k in range(2, readers + 1):
        if at_least(k, noise) <= limit:
            return {"least": k, "heard": at_least(k, view)}
    return {"least": None, "heard": None}
