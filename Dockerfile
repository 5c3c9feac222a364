FROM python:3.11-slim
WORKDIR /app
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock
COPY . .
RUN useradd --system portal && mkdir /data && chown portal /data
USER portal
ENV DATA_DIR=/data HOST=0.0.0.0 PORT=8000
VOLUME /data
EXPOSE 8000
CMD ["sh", "-c", "python manage.py prepare && exec gunicorn --config privacyportal/gunicorn.py"]
