#!/bin/sh
# On an empty PostgreSQL: the role that migrates, the one that runs, and their database (docs/configuration.md).
set -eu
psql --quiet --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set=migrate="$(cat /run/secrets/orderline/migrate)" --set=run="$(cat /run/secrets/orderline/run)" <<'SQL'
create role orderline_run login password :'run';
create role orderline_migrate login password :'migrate';
grant orderline_run to orderline_migrate;
create database orderline owner orderline_migrate;
SQL
