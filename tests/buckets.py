"""An S3 server on loopback (moto), with one private bucket for the portal's files."""

from contextlib import contextmanager
from urllib.request import Request, urlopen

import boto3
from moto.server import ThreadedMotoServer

BUCKET = "bestanden"


@contextmanager
def s3_server():
    """Yields the settings, as environment variables, of a portal that keeps its files there."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        settings = {
            "S3_BUCKET": BUCKET,
            "S3_ENDPOINT": f"http://{host}:{port}",
            "S3_ACCESS_KEY": "portaal",
            "S3_SECRET_KEY": "geheim",
        }
        urlopen(Request(f"{settings['S3_ENDPOINT']}/moto-api/reset", method="POST")).close()  # an earlier one's buckets
        place = {"LocationConstraint": "eu-west-1"}
        client_of(settings).create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)
        yield settings
    finally:
        server.stop()


def client_of(settings):
    """boto3's own client: what the bucket holds, without the portal."""
    return boto3.client(
        "s3",
        region_name="eu-west-1",
        endpoint_url=settings["S3_ENDPOINT"],
        aws_access_key_id=settings["S3_ACCESS_KEY"],
        aws_secret_access_key=settings["S3_SECRET_KEY"],
    )


def names_in(settings):
    return [row["Key"] for row in client_of(settings).list_objects_v2(Bucket=BUCKET).get("Contents", [])]
