# Shared by the scripts beside it; sourced, never run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/toolchain.env"

say() { printf '\n== %s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# Outside the work tree, so that all clones share it; go_fetched is where scripts/setup unpacks the toolchain.
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/samsvar
# shellcheck disable=SC2034
go_fetched=$cache/go$GO_VERSION

# go_usable tells whether a go command runs as the version that go.mod asks for (or newer). From Go 1.21 on the
# command fetches that version by itself, so its answer here, inside the module, is the one that counts.
go_usable() {
	local have need
	have=$(cd "$root" && "$1" env GOVERSION 2>/dev/null) || return 1
	need=go$(sed -n 's/^go //p' "$root/go.mod")
	[[ $have == go* ]] && printf '%s\n%s\n' "$need" "${have%% *}" | sort -V -C
}

# session_env gives programs with a window what they expect of a login session.
session_env() {
	case ${LC_ALL:-${LANG:-C}} in
	C | C.* | POSIX) unset LC_ALL; export LANG=nb_NO.UTF-8 ;;
	esac
	if [[ -z ${XDG_RUNTIME_DIR:-} ]]; then
		export XDG_RUNTIME_DIR=$cache/run
		mkdir -p "$XDG_RUNTIME_DIR"
		chmod 700 "$XDG_RUNTIME_DIR"
	fi
}
