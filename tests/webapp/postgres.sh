#!/bin/sh
# Start or stop a throwaway PostgreSQL from Debian's package, for the store's tests.
#
#   url=$(tests/webapp/postgres.sh start [FOLDER] [PORT])     prints its address
#   tests/webapp/postgres.sh stop [FOLDER]
#
# It listens on 127.0.0.1 only, keeps nothing worth keeping, and is run by the postgres user when
# the caller is root (PostgreSQL refuses to run as root).
set -eu

verb=${1:-start}
folder=${2:-${TMPDIR:-/tmp}/letterkit-postgres-$(id -u)}
port=${3:-54329}
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$bin" ]; then
    echo "PostgreSQL is not installed: apt-get install -y postgresql" >&2
    exit 1
fi

as_owner() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --init-groups "$@"
    else
        "$@"
    fi
}

case $verb in
start)
    if [ ! -f "$folder/PG_VERSION" ]; then
        mkdir -p "$folder"
        if [ "$(id -u)" = 0 ]; then chown postgres:postgres "$folder"; fi
        as_owner "$bin/initdb" -D "$folder" -U letterkit --auth=trust -E UTF8 --locale=C >/dev/null
    fi
    if ! as_owner "$bin/pg_ctl" -D "$folder" status >/dev/null 2>&1; then
        as_owner "$bin/pg_ctl" -D "$folder" -w -l "$folder/log" \
            -o "-c listen_addresses=127.0.0.1 -p $port -k $folder -c fsync=off" start >/dev/null
    fi
    port=$(sed -n 4p "$folder/postmaster.pid")
    "$bin/createdb" -h 127.0.0.1 -p "$port" -U letterkit letterkit_test 2>/dev/null || true
    echo "postgresql+psycopg://letterkit@127.0.0.1:$port/letterkit_test"
    ;;
stop)
    as_owner "$bin/pg_ctl" -D "$folder" -m fast -w stop >/dev/null
    ;;
*)
    echo "usage: $0 start|stop [FOLDER] [PORT]" >&2
    exit 2
    ;;
esac
