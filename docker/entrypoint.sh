#!/bin/sh
# Migrations first, then the web app in place of this shell, so that it gets the signals of a stop.
set -eu
MIGRATIONS_FOLDER=build/migrations node build/migrate.js
exec node build
