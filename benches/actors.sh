#!/bin/bash
# All that is measured of actors, printed by one command:
#   benches/actors.sh [PROGRAM]
# Measuring texts are not part of the repository; what is not there is left out.
# SHARED is the folder that holds them, ARTICLES the size of the generated corpus.
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
program=${1:-$top/target/release/liseuse}
shared=${SHARED:-$top/../shared}
articles=${ARTICLES:-10000}
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
[ -x "$program" ] || { echo "no program at $program: cargo build --release" >&2; exit 1; }

there() { [ -e "$1" ] || { echo "  left out: no $1"; return 1; }; }
dated() { echo; echo "== $1"; }

echo "$("$program" --version), $(date +%F), $(git -C "$top" rev-parse --short HEAD 2>/dev/null)"

dated "articles marked by hand (score.py): mentions, actors within and across articles"
if there "$shared/gold/score.py" && there "$shared/seeds"; then
  "$program" annotate "$shared/seeds" --out "$work/seeds" >/dev/null
  python3 "$shared/gold/score.py" "$work/seeds" | sed -n '/^TOTAL/,$p' | grep -E 'F1|mentions|actors'
  echo "  the same, states and their territories as one:"
  python3 "$shared/gold/score.py" --coarse-types "$work/seeds" | sed -n '/^TOTAL/,$p' | grep -E 'mentions_overlap_typed'
fi

dated "news labelled by others (WiNER, French): names by the tagger, the rules, both"
there "$shared/ner/winer_fr.dev.bio" &&
  "$program" tagger evaluate --language fr "$shared/ner/winer_fr.dev.bio"

dated "our own sentences, kept out of training"
for language in fr en; do
  "$program" tagger evaluate --language $language "$top"/assets/corpus/$language-*.dev.txt
done

dated "statements with an actor, in news (Wikinews, French)"
there "$shared/wikinews" &&
  "$program" annotate "$shared/wikinews" --format jsonl | python3 "$top/benches/actors.py" statements

dated "$articles generated articles: counts per actor, lone surnames, merges"
if there "$shared/perf/gencorpus.py"; then
  python3 "$shared/perf/gencorpus.py" --articles "$articles" "$work/made" >/dev/null &&
    "$program" annotate "$work/made/files" --format jsonl | python3 "$top/benches/actors.py" generated "$work/made"
fi

dated "speed: bytes to annotated article, one thread"
(cd "$top" && cargo bench -q --bench analyze 2>/dev/null)
