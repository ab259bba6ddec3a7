#!/usr/bin/env bash
# The Hugging Face + Label Studio tutorial, one command a step:
#   examples/tutorial.sh                  waits at step 5 until you have labelled some tasks, and serves until Ctrl-C
#   examples/tutorial.sh --gold-labels    takes the labels that came with the rows for 60 tasks, and ends
# It wants LABEL_STUDIO_API_KEY (and LABEL_STUDIO_URL), as examples/README.md tells, and huggingface.co or the Hub of
# examples/tutorial-hub (HF_ENDPOINT). Folders are made below TUTORIAL_WORK, else in a new folder.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
program=${TAGLOOP:-$here/../tagloop}
tagloop() { "$program" "$@"; }
step() { printf '\n== %s\n' "$1"; }
gold=no; [ "${1:-}" = --gold-labels ] && gold=yes
work=${TUTORIAL_WORK:-$(mktemp -d)}

step 'Step 1: which annotation server'
export LABEL_STUDIO_URL=${LABEL_STUDIO_URL:-http://localhost:8080}
: "${LABEL_STUDIO_API_KEY:?Set it: your token is on the account page of $LABEL_STUDIO_URL}"
echo "Every command below talks to $LABEL_STUDIO_URL."

step 'Step 2: log in at the Hugging Face Hub'
if [ -n "${HF_TOKEN:-}" ]; then
  tagloop hub login <<<"$HF_TOKEN" || echo 'Warning: the token was refused; going on with what is public.'
else
  echo 'No HF_TOKEN; going on with what is public.'
fi

step 'Steps 3 and 4: a project, and rows of wikiann in it'
title='Hugging Face + Label Studio NER Tutorial'
if [ $gold = yes ]; then
  imported=$(tagloop import --hf wikiann/en --split 'train[:60]' --tags ground-truth --title "$title" --label-config "$here/ner.xml")
else
  imported=$(tagloop import --hf wikiann/en --split 'train[:100]' --tags none --title "$title" --label-config "$here/ner.xml")
fi
echo "$imported"
project=$(sed -n 's#.*/projects/\([0-9][0-9]*\).*#\1#p' <<<"$imported" | head -n 1)
if [ $gold = yes ]; then
  tagloop import --hf wikiann/en --split 'train[60:100]' --tags none --project "$project"
fi

step 'Step 5: label'
if [ $gold = yes ]; then
  echo 'Simulated: 60 tasks have the labels that came with their rows.'
else
  read -r -p "Label at least 10 tasks at $LABEL_STUDIO_URL/projects/$project, then press Enter. "
fi

step 'Step 6: export, with the labels on word pieces'
tagloop hub download bert-base-cased
tagloop export --project "$project" --format hf --tokenizer bert-base-cased --test-size 0.15 --seed 42 --output "$work/ner_dataset"

step "Step 7: train with the tutorial's numbers"
tagloop train --project "$project" --base bert-base-cased --epochs 3 --batch-size 8 --learning-rate 5e-5 --seed 42 \
  --output "$work/ner_model_final"

step 'Step 8: a model of the Hub'
tagloop hub download dslim/bert-base-NER
tagloop predict --model dslim/bert-base-NER --aggregation simple --text 'Apple Inc. was founded by Steve Jobs in California.'

step 'Step 9: suggestions for ten tasks that nobody has labelled'
tagloop predict --model dslim/bert-base-NER --project "$project" --only-unlabeled --limit 10 --model-version huggingface-bert-base-NER
echo "Next: review them at $LABEL_STUDIO_URL/projects/$project, submit, export and train again."

step 'Production: an ML backend'
tagloop backend init "$work/my_ner_backend" --script "$here/HuggingFaceNer.java"
# Without the function: a function in the background is a shell of its own, and ending that would leave the backend running.
"$program" backend start dslim/bert-base-NER --port "${BACKEND_PORT:-9090}" >"$work/backend.log" 2>&1 &
backend=$!
trap 'kill "$backend" 2>/dev/null || true' EXIT
for _ in $(seq 600); do
  grep -q 'It predicts as' "$work/backend.log" && break
  kill -0 "$backend" 2>/dev/null || break
  sleep 0.2
done
cat "$work/backend.log"
address=$(sed -n 's/.*listens on \(http[^ ]*\).*/\1/p' "$work/backend.log")
tagloop backend connect "$address" --project "$project" --title 'Named entities' --interactive
[ $gold = yes ] || wait "$backend"
