# shellcheck shell=bash
# Sourced by ./chancery: every check and test, and the summary at the end.
# Uses: home, state, die, stack, fact, build tools; JAVA_HOME is set.

: "${home:?is set by ./chancery}" "${state:?is set by ./chancery}"

test_state=$state/test
rows=()
passed=0
failed=0

run_tests() {
  local servers=local-stack argument
  for argument in "$@"; do
    case $argument in
      --containers) servers=containers ;;
      *) die "test knows one option: --containers (servers for the integration tests from the container engine)." ;;
    esac
  done
  require_build_tools
  require_chromium
  mkdir -p "$state/logs"
  local begun=$SECONDS
  ensure_built
  row 'build' ok 1 0 0 $((SECONDS - begun))
  trap 'stack down --state "$test_state" >/dev/null 2>&1 || true' EXIT

  java_tests "$servers"
  web_checks
  browser_tests

  stack down --state "$test_state" >/dev/null
  trap - EXIT
  summary "$servers" $((SECONDS - begun))
  [[ $failed -eq 0 ]]
}

# Unit tests, integration tests, formatting, architecture and chart checks of every Maven module.
java_tests() {
  local log=$state/logs/test-java.log started=$SECONDS status=0
  rm -rf "$home"/*/target/surefire-reports "$home"/*/target/failsafe-reports
  if [[ $1 == local-stack ]]; then
    say 'starting servers for the integration tests'
    rm -rf "$test_state"
    mkdir -p "$test_state"
    if ! stack up --servers-only --free-ports --detach --state "$test_state" --describe "$test_state/servers.properties"; then
      row 'test servers' FAILED 0 1 0 $((SECONDS - started))
      return
    fi
    export CHANCERY_TEST_STACK=$test_state/servers.properties
  else
    export CHANCERY_TEST_SERVERS=containers
  fi
  say "Java tests; the log is $log"
  started=$SECONDS
  (cd "$home" && mvn -B -fae -Dstyle.color=never verify 2>&1) |
    tee "$log" | sed -nu 's/^\[INFO\] Building \(Chancery[^0-9]*\) .*\[\(.*\)\]/  \2  \1/p; /^\[ERROR\] .*\(FAILURE!\|ERROR!\)/p' || status=$?
  unset CHANCERY_TEST_STACK CHANCERY_TEST_SERVERS
  local module before=$failed
  for module in "$home"/*/pom.xml; do
    report_row "$(basename "$(dirname "$module")")" "$(dirname "$module")"/target/*-reports
  done
  # What each test said; the log has where.
  grep -A 8 -E '^\[ERROR\] .* <<< (FAILURE|ERROR)!$' "$log" | grep -vE '^\s+at |^\[INFO\]|^ *$' |
    cut -c -300 | head -n 80 || true
  if [[ $status -ne 0 && $failed -eq $before ]]; then
    row 'Java checks' FAILED 0 1 0 $((SECONDS - started))
    grep '^\[ERROR\]' "$log" | head -n 20
  else
    row 'Java checks' ok 1 0 0 $((SECONDS - started))
  fi
}

web_checks() {
  local log=$state/logs/test-web.log
  check 'web lint' npm run lint
  check 'web types' npm run typecheck --workspaces --if-present
  say 'web unit tests'
  local started=$SECONDS status=0 ok bad
  (cd "$home" && NO_COLOR=1 CI=1 npm run test --workspaces --if-present >"$log" 2>&1) || status=$?
  ok=$(count passed "$log")
  bad=$(count failed "$log")
  [[ $status -eq 0 || $bad -gt 0 ]] || bad=1
  [[ $bad -eq 0 ]] || tail -n 40 "$log"
  row 'web unit tests' "$(result "$bad")" "$ok" "$bad" 0 $((SECONDS - started))
}

# The whole story in a browser, on a whole Chancery of its own.
browser_tests() {
  [[ -d $home/e2e/tests ]] || return 0
  local log=$state/logs/test-browser.log started=$SECONDS facts=$test_state/stack.properties status=0
  say 'starting Chancery for the browser tests'
  stack down --state "$test_state" >/dev/null 2>&1 || true
  # Pages that a test serves on this machine are previewed, and nothing else is.
  local pages
  pages=$(node -e "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })")
  if ! CHANCERY_PREVIEWS_ENABLED=true CHANCERY_PREVIEWS_ALLOWEDNETWORKS=127.0.0.1/32 CHANCERY_PREVIEWS_PORTS=$pages \
    stack up --free-ports --detach --state "$test_state" --describe "$facts"; then
    row 'browser tests' FAILED 0 1 0 $((SECONDS - started))
    return
  fi
  say "browser tests; the log is $log"
  rm -f "$home/e2e/target/junit.xml"
  (cd "$home" && CHANCERY_CHAT_URL=$(fact "$facts" messaging.url) CHANCERY_CONSOLE_URL=$(fact "$facts" console.url) \
    CHANCERY_ARCHIVE_URL=$(fact "$facts" archive.url) CHANCERY_KEYCLOAK_URL=$(fact "$facts" keycloak.url) \
    CHANCERY_FILES_DIRECTORY=$test_state/data/attachments CHANCERY_PAGES_PORT=$pages CHANCERY_CHROMIUM=$chromium CI=1 npm run e2e --workspace e2e >"$log" 2>&1) || status=$?
  # What each test said, without the lists of pictures.
  [[ $status -eq 0 ]] || sed -n '/^  1) /,/^  [0-9]* failed/p' "$log" |
    grep -vE '^ *(attachment #.*|target/results/.*|.* (─)+|(─)+|Usage:|npx playwright .*)?$' | head -n 120 || true
  if [[ -e $home/e2e/target/junit.xml ]]; then
    report_row 'browser tests' "$home/e2e/target"
  else
    row 'browser tests' FAILED 0 1 0 $((SECONDS - started))
  fi
}

require_chromium() {
  [[ -d $home/e2e/tests ]] || return 0
  local candidate
  for candidate in "${CHANCERY_CHROMIUM:-}" /usr/bin/chromium /usr/bin/google-chrome '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
    if [[ -n $candidate && -x $candidate ]]; then
      chromium=$candidate
      return
    fi
  done
  if [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
    say 'installing Chromium for the browser tests'
    if apt-get install -y -q chromium >"$state/logs/chromium.log" 2>&1 ||
      { apt-get update -q && apt-get install -y -q chromium; } >>"$state/logs/chromium.log" 2>&1; then
      chromium=/usr/bin/chromium
      return
    fi
  fi
  die 'The browser tests need Chromium: install it (Debian: apt-get install chromium), or set CHANCERY_CHROMIUM to it.'
}

say() {
  printf -- '-- %s\n' "$*"
}

# check NAME COMMAND...: a check that passes or fails as a whole.
check() {
  local name=$1 started=$SECONDS log
  log=$state/logs/test-${1// /-}.log
  shift
  say "$name"
  if (cd "$home" && "$@" >"$log" 2>&1); then
    row "$name" ok 1 0 0 $((SECONDS - started))
  else
    tail -n 40 "$log"
    row "$name" FAILED 0 1 0 $((SECONDS - started))
  fi
}

# report_row NAME DIRECTORY...: adds up the JUnit reports found there.
report_row() {
  local name=$1 lines sums
  shift
  lines=$(find "$@" -maxdepth 1 -name '*.xml' -exec grep -ohE '<testsuite [^>]*>' {} + 2>/dev/null) || true
  [[ -n $lines ]] || return 0
  sums=$(awk '
    function value(name,   at) {
      at = match($0, " " name "=\"[0-9.,]+")
      if (!at) return 0
      text = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3)
      gsub(",", "", text)
      return text + 0
    }
    { tests += value("tests"); bad += value("failures") + value("errors"); skipped += value("skipped"); time += value("time") }
    END { printf "%d %d %d %d", tests - bad - skipped, bad, skipped, time }' <<<"$lines")
  local ok bad skipped seconds
  read -r ok bad skipped seconds <<<"$sums"
  row "$name" "$(result "$bad")" "$ok" "$bad" "$skipped" "$seconds"
}

result() {
  if [[ $1 -eq 0 ]]; then echo ok; else echo FAILED; fi
}

# Adds up what Vitest prints: "Tests  2 failed | 31 passed (33)".
count() {
  sed -n "s/^ *Tests .*[^0-9]\([0-9][0-9]*\) $1.*/\1/p" "$2" | awk '{ sum += $1 } END { print sum + 0 }'
}

# row SUITE RESULT PASSED FAILED SKIPPED SECONDS
row() {
  rows+=("$(printf '%-20s %-7s %7d %7d %8d %8d' "$@")")
  passed=$((passed + $3))
  failed=$((failed + $4))
}

summary() {
  printf '\n%-20s %-7s %7s %7s %8s %8s\n' suite result passed failed skipped seconds
  printf '%s\n' "${rows[@]}"
  printf '\nIntegration tests had their servers from: %s. All of it took %d s.\n' "$1" "$2"
  printf '%d passed, %d failed\n' "$passed" "$failed"
}
