#!/bin/sh
# Makes on the first start what protects this installation, and leaves alone what is there. Whoever loses the folder loses what it protects: back it up
# apart from the databases. Each folder is for one reader: app (1000), migrate (1000), postgres (999), tls (101).
set -eu
umask 077
root=${1:-/secrets}

# A file is there whole or not at all. $1: the file, under the root; $2: who may read it. Its text comes from standard input.
put() {
  folder=$(dirname "$root/$1")
  mkdir -p "$folder"
  chmod 0500 "$folder"
  chown "$2" "$folder"
  cat > "$root/$1.new"
  chmod 0400 "$root/$1.new"
  chown "$2" "$root/$1.new"
  mv "$root/$1.new" "$root/$1"
}
missing() { [ ! -s "$root/$1" ]; }
# 32 random bytes, base64url.
random() { openssl rand -base64 32 | tr '+/' '-_' | tr -d '=\n'; }

for name in jwt-secret command-secret master-key payment-webhook-secret; do
  if missing "app/$name"; then random | put "app/$name" 1000:1000; fi
done

for role in superuser migrate run; do
  if missing "postgres/$role"; then random | put "postgres/$role" 999:999; fi
done
url() { printf 'postgres://orderline_%s:%s@postgres:5432/orderline' "$1" "$(cat "$root/postgres/$1")"; }
if missing app/database-url; then url run | put app/database-url 1000:1000; fi
if missing migrate/database-url; then url migrate | put migrate/database-url 1000:1000; fi

if missing tls/tls.crt; then
  mkdir -p "$root/tls"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 825 -subj /CN=localhost \
    -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -keyout "$root/tls/made.key" -out "$root/tls/made.crt" 2>/dev/null
  put tls/tls.key 101:101 < "$root/tls/made.key"
  put tls/tls.crt 101:101 < "$root/tls/made.crt"
  rm "$root/tls/made.key" "$root/tls/made.crt"
fi
echo 'The secrets are there.'
