#!/usr/bin/env python3
"""How well who says what, figures and dates are found in text that is not ours to keep.

    cargo build --release
    python3 benches/claims.py [--gold DIR --seeds DIR] [--quotes FILE] [--program PATH]

DIR of --gold holds `score.py`; FILE of --quotes is JSON Lines with `text` and
`attributions` (`speaker`, `cue`, `content`, each [start, end, words]).
Our own set is measured by `cargo test --test suite claims -- --nocapture`,
speed by `cargo bench --bench analyze`. What was measured when is in `benches/claims.md`.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

KEYS = ("statements_content", "statements_speaker", "statements_cue", "figures_value_what",
        "figures_claimed_by", "dates_span", "dates_iso_or_partial")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default="target/release/liseuse")
    parser.add_argument("--gold", type=pathlib.Path)
    parser.add_argument("--seeds", type=pathlib.Path)
    parser.add_argument("--quotes", type=pathlib.Path)
    choice = parser.parse_args()
    if choice.gold and choice.seeds:
        seeds(choice)
    if choice.quotes:
        quotes(choice)


def annotate(program, folder, out):
    command = [program, "annotate", str(folder), "--out", str(out)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def seeds(choice):
    """The gold articles, by their own scorer."""
    with tempfile.TemporaryDirectory() as out:
        annotate(choice.program, choice.seeds, out)
        for forms in ([], ["--forms", "quote,clause"]):
            command = [sys.executable, "score.py", out, *forms]
            told = subprocess.run(command, cwd=choice.gold, check=True, capture_output=True, text=True)
            print("seeds", *forms)
            for line in told.stdout.partition("TOTAL")[2].splitlines():
                if line.strip().startswith(KEYS if not forms else "statements"):
                    print(line)


def quotes(choice):
    """Attributions in single sentences: words at two overlaps, then speakers."""
    rows = [json.loads(line) for line in choice.quotes.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as out:
        for at, row in enumerate(rows):
            pathlib.Path(folder, f"{at:04}.txt").write_text(row["text"], encoding="utf-8")
        annotate(choice.program, folder, out)
        found = [json.loads(pathlib.Path(out, f"{at:04}.json").read_text(encoding="utf-8")) for at in range(len(rows))]
    for least in (0.3, 0.8):
        right = said = marked = speakers = 0
        for row, article in zip(rows, found):
            left = list(article["statements"])
            said += len(left)
            marked += len(row["attributions"])
            for it in row["attributions"]:
                best = max(left, key=lambda one: shared(one, it["content"]), default=None)
                if best is None or shared(best, it["content"]) < least:
                    continue
                left.remove(best)
                right += 1
                speakers += speaks(best, it.get("speaker"))
        f1 = 2 * right / max(said + marked, 1)
        print(f"quotes at {least}: content F1 {f1:.3f} ({right} of {marked}, {said} found), "
              f"speaker {speakers / max(right, 1):.3f} of matched")


def shared(found, content):
    """How much of both is in both."""
    start, end = content[:2]
    inner = max(0, min(found["end"], end) - max(found["start"], start))
    return inner / max(max(found["end"], end) - min(found["start"], start), 1)


def speaks(found, speaker):
    """Whether the speaker, if any is marked, is among those found."""
    voices = [found["speaker"], *found["co_speakers"]]
    if not speaker:
        return True
    return any(it and it["start"] < speaker[1] and speaker[0] < it["end"] for it in voices)


if __name__ == "__main__":
    main()
