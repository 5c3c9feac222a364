#!/bin/sh
# deploy/nginx.conf for a container: SITE_NAME, the nodes behind the name `web`, and its log where containers keep theirs.
set -eu
sed -e "s/privacyportaal\.example/${SITE_NAME:?}/g" \
    -e "s/server 127\.0\.0\.1:8000;/zone portal 64k; resolver ${RESOLVER:-127.0.0.11} valid=5s; server web:8000 resolve;/" \
    -e "s#/var/log/nginx/privacyportaal\.log#/dev/stdout#; s#/var/log/nginx/privacyportaal-error\.log#/dev/stderr#" \
    "${FROM:-/srv/privacyportaal/nginx.conf}" > "${TO:-/etc/nginx/conf.d/default.conf}"
