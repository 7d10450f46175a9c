#!/bin/sh
# PostgreSQL's image runs this once, while it makes an empty database. The superuser keeps no password: it gets in from
# inside the container only.
set -eu
psql --no-psqlrc --quiet --output /dev/null -v ON_ERROR_STOP=1 \
  -v role="$APP_ROLE" -v password="$POSTGRES_PASSWORD" -v superuser="$POSTGRES_USER" \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
select set_config('partyquiz.app_role', :'role', false), set_config('partyquiz.app_password', :'password', false);
\i /app-role.sql
alter role :"superuser" password null;
SQL
