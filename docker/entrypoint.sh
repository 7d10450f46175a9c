#!/bin/sh
# Migrations first, then the process itself in place of this shell, so that it gets the signals of a stop.
set -eu
node "$APP_FOLDER/migrate.js" &
migrate=$!
# A stop in the middle of a migration: PostgreSQL undoes it, and nothing is started.
trap 'kill -TERM "$migrate" 2>/dev/null || true; exit 143' TERM INT
wait "$migrate"
trap - TERM INT
exec node "$@"
