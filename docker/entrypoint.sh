#!/bin/sh
# Migrations first, then the process itself in place of this shell, so that it gets the signals of a stop.
set -eu
MIGRATIONS_FOLDER="$APP_FOLDER/migrations" node "$APP_FOLDER/migrate.js" &
migrations=$!
# The first process of a container ignores signals that it does not handle.
trap 'kill -TERM "$migrations"' TERM INT
wait "$migrations"
trap - TERM INT
exec node "$@"
