#!/bin/bash
# Runs once, on an empty ledger: who owns the tables, who may change them, who only trades. `postgres` stays with people.
set -euo pipefail

word() { cat "/run/secrets/$1"; }

psql -v ON_ERROR_STOP=1 --username postgres --dbname "$POSTGRES_DB" \
  -v migrator="$(word ledger_migrator_password)" -v app="$(word ledger_app_password)" -v database="$POSTGRES_DB" <<'SQL'
CREATE ROLE evenkeel_owner NOLOGIN;
CREATE ROLE evenkeel_migrator LOGIN NOINHERIT PASSWORD :'migrator';
CREATE ROLE evenkeel_app LOGIN PASSWORD :'app';
GRANT evenkeel_owner TO evenkeel_migrator;
ALTER DATABASE :"database" OWNER TO evenkeel_owner;
SQL
