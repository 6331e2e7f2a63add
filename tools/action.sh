#!/usr/bin/env bash
# The step of action.yml that checks: one run of formlint, with as many reports as are asked for.
# In the language of POSIX, as macOS has bash 3.2: arguments are gathered in "$@", which may be empty under `set -u`.
set -eu

carriage_return=$(printf '\r')
is_asked() { [ "$1" = true ]; }

set -- check
if is_asked "${INPUT_ANNOTATIONS:-}"; then set -- "$@" --format github; else set -- "$@" --format concise; fi
if is_asked "${INPUT_SUMMARY:-}"; then set -- "$@" --format "markdown=$SUMMARY_FILE"; fi
if is_asked "${INPUT_SARIF:-}"; then set -- "$@" --format "sarif=$SARIF_FILE"; fi
if [ -n "${INPUT_SERVES:-}" ]; then set -- "$@" --serves "$INPUT_SERVES"; fi
if [ -n "${INPUT_FAIL_ON:-}" ]; then set -- "$@" --fail-on "$INPUT_FAIL_ON"; fi

while IFS= read -r line; do # the arguments and then the paths, each a line that holds something
  line=${line%"$carriage_return"}
  case $line in *[!\ ]*) set -- "$@" "$line" ;; esac
done <<END
${INPUT_ARGS:-}
--
${INPUT_PATHS:-.}
END

status=0
formlint "$@" || status=$?
if [ -f "${SUMMARY_FILE:-}" ]; then cat "$SUMMARY_FILE" >>"$GITHUB_STEP_SUMMARY"; fi
if is_asked "${INPUT_SARIF:-}" && [ -f "${SARIF_FILE:-}" ]; then echo "sarif-file=$SARIF_FILE" >>"$GITHUB_OUTPUT"; fi
exit "$status"
