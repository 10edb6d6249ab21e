"""Counts for actors.sh what `liseuse annotate --format jsonl` says on standard input.

  statements        how many statements have an actor, and how many only words
  generated FOLDER  actors against the truth beside a generated corpus
"""
import collections
import json
import os
import sys


def words(article, place):
    return article["raw"][place["start"]:place["end"]]


def articles():
    for line in sys.stdin:
        article = json.loads(line)
        with open(article["source"], encoding="utf-8", newline="") as file:
            article["raw"] = file.read()
        yield article


def statements():
    counts = collections.Counter()
    for article in articles():
        for it in article["statements"]:
            counts["all"] += 1
            counts["actor" if it["speaker_actor"] else "words only" if it["speaker"] else "nobody"] += 1
    share = counts["actor"] / max(1, counts["all"])
    print(f"  {counts['all']} statements, {counts['actor']} with an actor ({share:.3f}), "
          f"{counts['words only']} with words only, {counts['nobody']} with nobody")


def generated(folder):
    files = os.path.join(folder, "files") + os.sep
    with open(os.path.join(folder, "truth.jsonl"), encoding="utf-8") as file:
        truth = {it["path"]: it for it in map(json.loads, file)}
    wanted, found = collections.defaultdict(set), collections.defaultdict(set)
    ids, bearers = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    names, lone = {}, []
    for article in articles():
        path = article["source"].split(files)[-1]
        told = truth[path]
        for name in told["actors"]:
            wanted[name].add(path)
        for it in article["actors"]:
            found[it["id"]].add(path)
            names[it["id"]] = it["name"]
        for it in article["mentions"]:
            name = words(article, it["name"] or it)
            if name in told["actors"]:
                ids[name][it["actor"]] += 1
                bearers[it["actor"]][name] += 1
            elif name in told["short"]:
                meant = [one for one in told["actors"] if one.endswith(" " + name)]
                lone.append((it["actor"], meant))
    right = sum(bool(ids[name]) and found[ids[name].most_common(1)[0][0]] == paths for name, paths in wanted.items())
    merged = sum(len(it) > 1 for it in bearers.values())
    counts = collections.Counter()
    for actor, meant in lone:
        name = names.get(actor)
        if name not in wanted:
            counts["undecided"] += 1
        elif [name] == meant:
            counts["right"] += 1
        else:
            counts["wrong"] += 1
    precision = counts["right"] / max(1, counts["right"] + counts["wrong"])
    print(f"  {len(wanted)} actors, {right} with the right articles ({right / max(1, len(wanted)):.4f}), {merged} merged wrongly")
    print(f"  {len(lone)} lone surnames: {counts['right']} right, {counts['undecided']} undecided, "
          f"{counts['wrong']} wrong (precision {precision:.4f})")


if __name__ == "__main__":
    statements() if sys.argv[1] == "statements" else generated(sys.argv[2])
