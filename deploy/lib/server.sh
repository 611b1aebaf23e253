# shellcheck shell=bash
# server: a web server of our own on loopback, on a port of its own, for one folder of documents. Sourced by bash.

first_port=8017
last_port=8099

# start_server DOCUMENTS WORK   serves the folder DOCUMENTS; WORK takes the server's log. Sets server_pid, server_port.
start_server() {
  local port
  for ((port = first_port; port <= last_port; port++)); do
    if is_taken "$port"; then
      continue # by somebody else
    fi
    TAQTA_DEMO_PORT=$port TAQTA_DEMO_DOCUMENTS=$(realpath "$1") TAQTA_DEMO_LOG=$(realpath "$2")/lighttpd.log \
      PATH="$PATH:/usr/sbin" lighttpd -D -f deploy/demo.d/lighttpd.conf 2>>"$2/lighttpd.log" &
    server_pid=$!
    server_port=$port
    if wait_for_server; then
      return 0
    fi
    if kill -0 "$server_pid" 2>/dev/null; then
      break # it runs, so another port would not help
    fi
    server_pid=
  done
  stop_server
  say "no web server on ports $first_port to $last_port gives $1/programme.json; its log: $2/lighttpd.log"
  return 1
}

# Ends only the server that was started here.
stop_server() {
  if [ -n "${server_pid-}" ]; then
    kill "$server_pid" 2>/dev/null || true
    wait "$server_pid" 2>/dev/null || true
    server_pid=
  fi
}

# False when the server gave up, as when its port was taken in between.
wait_for_server() {
  local tries
  for ((tries = 0; tries < 100; tries++)); do
    if ! kill -0 "$server_pid" 2>/dev/null; then
      return 1
    fi
    if serves_programme "$server_port"; then
      return 0
    fi
    sleep 0.05
  done
  return 1
}

# Whether anything on loopback listens there, and whether it serves a programme. By bash alone, so that no client
# is needed.
is_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

serves_programme() (
  exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
  printf 'GET /programme.json HTTP/1.0\r\n\r\n' >&3
  read -r -t 2 status <&3
  [[ $status == "HTTP/"*" 200 "* ]]
) 2>/dev/null
