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

dated "articles written and marked before the program read them, twice"
for language in fr en; do
  for trial in fresh blind; do
    echo "$language, $trial"
    "$program" tagger evaluate --language $language "$top/assets/tagger/$trial-$language.txt" | grep -vE '^rules'
  done
done

dated "marked sentences: errors and doubts"
for language in fr en; do
  (cd "$top/assets/corpus" && "$program" tagger check $language-*.txt | tail -n 1)
done

dated "statements with an actor, in news (Wikinews, French)"
there "$shared/wikinews" &&
  "$program" annotate "$shared/wikinews" --format jsonl | python3 "$top/benches/actors.py" statements

dated "$articles generated articles: counts per actor, lone surnames, merges"
python3 "$top/benches/peers/gencorpus.py" --articles "$articles" "$work/made" >/dev/null &&
  "$program" annotate "$work/made/files" --format jsonl | python3 "$top/benches/actors.py" generated "$work/made"

dated "bytes in the program: models, classes of words, lists"
lists=$(ls -t "$top"/target/release/build/liseuse-*/out/lexicon.bin 2>/dev/null | head -n 1)
wc -c "$top"/assets/tagger/*.model "$top"/assets/tagger/*.classes $lists "$top"/assets/lexicon/speech*.tsv |
  sed "s|$top/||"

dated "ready, and speed: bytes to annotated article, one thread"
(cd "$top" && cargo bench -q --bench ready 2>/dev/null; cargo bench -q --bench analyze 2>/dev/null)
