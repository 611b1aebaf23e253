# shellcheck shell=bash
# install: the Debian packages a command needs, installed through apt where they are missing. Sourced by bash.
#
# Does nothing, and asks for nothing, on a machine that has them all.

packages_folder=$(dirname "${BASH_SOURCE[0]}")/../packages
service_policy=/usr/sbin/policy-rc.d

# say WORDS...   what is being done, on standard error, so that output stays output
say() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
}

# install_packages LIST...   names of files in deploy/packages/
install_packages() {
  local missing
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0

  # shellcheck disable=SC2086 # names of packages, to be split
  set -- $missing
  if ! command -v apt-get >/dev/null; then
    say "this is no Debian; please install what these Debian packages hold: $*"
    return 1
  fi
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    say "these Debian packages are missing, and there is neither root nor sudo to install them: $*"
    return 1
  fi
  say "installing what is missing with apt: $*"
  install_with_apt "$@"
}

missing_packages() {
  local list wanted=()
  for list in "$@"; do
    mapfile -t -O "${#wanted[@]}" wanted < <(sed 's/#.*//; s/[[:space:]]*$//; /^$/d' "$packages_folder/$list")
  done
  comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) <(installed_packages | sort -u)
}

installed_packages() {
  command -v dpkg-query >/dev/null || return 0
  dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p'
}

install_with_apt() {
  local log status=0
  log=$(mktemp)
  apt_get update >"$log" 2>&1 || say "apt could not refresh all its lists; trying with what it knows"
  install_without_services "$@" >>"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    tail -n 15 "$log" >&2
    say "apt could not install them (see above). Is there a network, and are Debian's archives in apt's sources?"
    say "by hand: apt-get install --no-install-recommends $*"
  fi
  rm -f "$log"
  return "$status"
}

# lighttpd and nginx come with services on port 80. We want the programs, not the services: nobody asked for that port.
install_without_services() (
  if [ ! -e "$service_policy" ]; then
    trap 'as_root rm -f "$service_policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$service_policy" >/dev/null || exit 1
    as_root chmod 755 "$service_policy" || exit 1
  fi
  apt_get install --yes --no-install-recommends "$@" || exit 1
  local server
  for server in lighttpd nginx; do
    if [[ " $* " == *" $server "* ]] && command -v systemctl >/dev/null; then
      as_root systemctl disable "$server.service" || exit 1
    fi
  done
)

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq \
    -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2 -o Acquire::http::Timeout=30 "$@"
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}
