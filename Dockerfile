# The portal (`portal`, the last stage) and nginx in front of it (`proxy`). Bases by tag, so that a rebuild takes in what Debian
# mended; who must be able to build the same twice writes the digest behind it: python:3.11-slim-bookworm@sha256:… (`docker
# buildx imagetools inspect python:3.11-slim-bookworm` says which).
FROM python:3.11-slim-bookworm AS packages
RUN python -m venv --without-pip /venv
COPY requirements-image.lock /
RUN pip --python /venv/bin/python install --no-cache-dir --require-hashes --only-binary :all: -r /requirements-image.lock

FROM packages AS collected
ENV STATIC_DIR=/app/collected PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
COPY . .
RUN SECRET_KEY=only-to-collect /venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
    && /venv/bin/python -m compileall -q privacyportal products community

FROM nginx:1.28-alpine AS proxy
COPY --from=collected /app/collected /srv/privacyportaal/static
COPY deploy/errors /srv/privacyportaal/deploy/errors
COPY deploy/nginx.conf /srv/privacyportaal/
COPY --chmod=755 deploy/proxy/name-the-site.sh /docker-entrypoint.d/10-name-the-site.sh

FROM python:3.11-slim-bookworm AS portal
RUN pip uninstall --yes --quiet pip setuptools wheel \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin portal \
    && install -d -o portal -g portal -m 700 /data
COPY --from=packages /venv /venv
COPY --from=collected /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 STATIC_DIR=/app/collected DATA_DIR=/data HOST=0.0.0.0 PORT=8000
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["python", "deploy/health.py"]
# Once for each new version, before the first node starts: `manage.py prepare`. Beside the nodes: `manage.py tick --every 30`.
CMD ["gunicorn", "--config", "privacyportal/gunicorn.py"]
