#!/bin/sh
# Makes an authority and what it signs below the folder $1: engine, ledger and ours, each with the authority's certificate
# beside it. What is there stays; remove a folder to have it made anew.
set -eu
umask 077
cd "$1"
mkdir -p authority engine ledger ours

if [ ! -s authority/root.key ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -sha256 -days 3650 \
    -subj "/CN=Evenkeel authority" -addext "keyUsage=critical,keyCertSign" \
    -keyout authority/root.key -out authority/root.crt
fi

issue() { # folder, name, what it is for
  cp authority/root.crt "$1/root.crt"
  [ -s "$1/$2.key" ] && [ -s "$1/$2.crt" ] && return
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -sha256 -subj "/CN=$2" \
    -keyout "$1/$2.key" -out "$1/$2.csr"
  printf 'subjectAltName=DNS:%s\nextendedKeyUsage=%s\nbasicConstraints=critical,CA:false\n' "$2" "$3" >"$1/$2.ext"
  openssl x509 -req -sha256 -days 825 -in "$1/$2.csr" -extfile "$1/$2.ext" \
    -CA authority/root.crt -CAkey authority/root.key -CAcreateserial -out "$1/$2.crt"
  rm "$1/$2.csr" "$1/$2.ext"
}

issue engine engine serverAuth,clientAuth # its parts are clients of each other
issue ledger ledger serverAuth
issue ours evenkeel clientAuth
