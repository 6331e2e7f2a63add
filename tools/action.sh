#!/usr/bin/env bash
# The step of action.yml that checks: one run of formlint, with as many reports as are asked for.
set -euo pipefail

lines() { # the lines of a text that hold something, into an array
  local -n into=$1
  into=()
  while IFS= read -r line; do
    [[ -z ${line// /} ]] || into+=("$line")
  done <<<"${2//$'\r'/}"
}

lines args "${INPUT_ARGS:-}"
lines paths "${INPUT_PATHS:-.}"
options=()
[[ ${INPUT_ANNOTATIONS:-} == true ]] && options+=(--format github) || options+=(--format concise)
[[ ${INPUT_SUMMARY:-} == true ]] && options+=(--format "markdown=$SUMMARY_FILE")
[[ ${INPUT_SARIF:-} == true ]] && options+=(--format "sarif=$SARIF_FILE")
[[ -n ${INPUT_SERVES:-} ]] && options+=(--serves "$INPUT_SERVES")
[[ -n ${INPUT_FAIL_ON:-} ]] && options+=(--fail-on "$INPUT_FAIL_ON")

status=0
formlint check "${options[@]}" "${args[@]}" -- "${paths[@]}" || status=$?
[[ -f ${SUMMARY_FILE:-} ]] && cat "$SUMMARY_FILE" >>"$GITHUB_STEP_SUMMARY"
[[ ${INPUT_SARIF:-} == true && -f ${SARIF_FILE:-} ]] && echo "sarif-file=$SARIF_FILE" >>"$GITHUB_OUTPUT"
exit "$status"
