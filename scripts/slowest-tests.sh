#!/usr/bin/env bash
# Prints the slowest test classes of the reports that are newer than the file $1: all there are, or ten.
#   scripts/slowest-tests.sh FILE [HOW_MANY]
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
newer=${1:?a file that is older than the run} most=${2:-10}

# The head of a report is one tag over several lines: name, time and number of tests of a class.
rows() {
  find . -path ./ui/node_modules -prune -o -path '*/target/surefire-reports/TEST-*.xml' -newer "$newer" -print0 | while IFS= read -r -d '' report; do
    module=${report#./}; module=${module%%/*}
    sed -n '/<testsuite /,/>/{p;/>/q}' "$report" | tr '\n' ' ' | awk -v module="$module" '
      function attribute(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
      {
        class = attribute("name"); sub(/.*\./, "", class)
        seconds = attribute("time"); gsub(",", "", seconds)
        printf "%.1f\t%s\t%s\t%s\n", seconds, module, class, attribute("tests")
      }'
  done
}

rows | sort -rn | awk -F '\t' -v most="$most" '
  { seconds[$2] += $1; tests[$2] += $4; all += $1; count += $4 }
  NR == 1 { printf "\nThe slowest test classes, of all that ran (seconds; classes run side by side):\n" }
  NR <= most { printf "%8.1f  %-12s %s\n", $1, $2, $3 }
  END {
    if (NR == 0) exit
    printf "By module:\n"
    for (module in seconds) printf "%8.1f  %-12s %d tests\n", seconds[module], module, tests[module] | "sort -rn"
    close("sort -rn")
    printf "%8.1f  %d tests in %d classes\n", all, count, NR
  }'
