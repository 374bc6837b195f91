#!/usr/bin/env bash
# The check of the action: finds what to compare with, runs once, reports in three ways. Everything that users or
# events say comes in variables, never in the text of a command.
set -euo pipefail

summarycheck="$RUNNER_TEMP/summarycheck/bin/summarycheck"
sarif="$RUNNER_TEMP/summarycheck.sarif"
markdown="$RUNNER_TEMP/summarycheck.md"

parent() { # the nth parent of HEAD; also of a shallow clone, whose parents are not there
  git cat-file -p HEAD | sed -n 's/^parent //p' | sed -n "$1p"
}

fetched() { # the commit, fetched if need be
  git cat-file -e "$1^{commit}" 2>/dev/null || git fetch --quiet --no-tags --depth=1 origin "$1" || return
  echo "$1"
}

base() { # the revision to compare with; nothing: check everything
  if [[ -n $INPUT_BASE ]]; then
    if [[ $INPUT_BASE != none ]]; then echo "$INPUT_BASE"; fi
  elif [[ -n $BASE_SHA ]]; then
    if [[ -n $HEAD_SHA && $(parent 2) == "$HEAD_SHA" ]]; then
      fetched "$(parent 1)" # what is checked out is the merge of both: its first parent is the base, up to date
    else
      echo "$(fetched "$BASE_SHA")..."
    fi
  elif [[ $BEFORE_SHA == *[!0]* ]] && fetched "$BEFORE_SHA" 2>/dev/null; then
    return
  elif [[ -n $BEFORE_SHA && -n $(parent 1) ]]; then # a new or rewritten branch: its last commit
    fetched "$(parent 1)"
  fi
}

options=(--format github --also "sarif=$sarif" --also "markdown=$markdown" --lang "$INPUT_LANG")
options+=(--max-findings "$INPUT_MAX_FINDINGS")
revision=$(base)
if [[ -n $revision ]]; then options+=(--diff "$revision"); fi
if [[ -n $INPUT_FAIL_ON ]]; then options+=(--fail-on "$INPUT_FAIL_ON"); fi
if [[ -n $INPUT_BASELINE ]]; then options+=(--baseline "$INPUT_BASELINE"); fi
while IFS= read -r line; do
  if [[ -n $line ]]; then options+=("$line"); fi
done <<<"$INPUT_ARGS"
paths=()
while IFS= read -r line; do
  if [[ -n $line ]]; then paths+=("$line"); fi
done <<<"$INPUT_PATHS"

rm -f "$sarif" "$markdown"
code=0
"$summarycheck" check "${options[@]}" -- "${paths[@]}" || code=$?

echo "exit-code=$code" >>"$GITHUB_OUTPUT"
if [[ -f $sarif ]]; then echo "sarif-file=$sarif" >>"$GITHUB_OUTPUT"; fi
if [[ -f $markdown ]]; then
  echo "markdown-file=$markdown" >>"$GITHUB_OUTPUT"
  cat "$markdown" >>"$GITHUB_STEP_SUMMARY"
fi
exit "$code"
