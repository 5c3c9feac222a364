"""The link check stays on the public web, whatever a name says and however often it changes its mind."""

import socket

import pytest

from products.other_websites import Visitor
from products.public_web import NotPublic, is_public, public_connection

PUBLIC = "203.0.112.5"


@pytest.fixture
def names(monkeypatch):
    """What each name answers, in turn; and where anybody connected to."""
    answers, connected = {}, []

    def look_up(host, port, *args, **options):
        numbers = answers[host].pop(0) if len(answers.get(host, [])) > 1 else answers.get(host, [[host]])[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    def connect(address, *args, **options):
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    return answers, connected


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "0.0.0.0",
        "100.64.0.1",
    ],
)
def test_no_network_of_anybody_is_connected_to(names, number):
    answers, connected = names
    answers["binnen.example"] = [[number]]
    assert not is_public("https://binnen.example/")
    with pytest.raises(NotPublic):
        public_connection(("binnen.example", 443))
    assert connected == []


@pytest.mark.parametrize("port", [22, 25, 6379, 8443])
def test_no_other_port_is_asked(names, port):
    assert not is_public(f"http://{PUBLIC}:{port}/")
    with pytest.raises(NotPublic):
        public_connection((PUBLIC, port))


def test_a_name_that_changes_after_it_was_looked_at_leads_nowhere(names):
    answers, connected = names
    answers["wissel.example"] = [[PUBLIC], ["127.0.0.1"]]
    assert Visitor(pause=0).problem_with("http://wissel.example/") == ""
    assert connected == []


def test_the_connection_goes_to_the_number_that_was_looked_at(names):
    answers, connected = names
    answers["goed.example"] = [[PUBLIC]]
    Visitor(pause=0).problem_with("https://goed.example/")
    assert set(connected) == {(PUBLIC, 443)}


def test_one_number_inside_makes_the_whole_name_suspect(names):
    answers, connected = names
    answers["half.example"] = [[PUBLIC, "10.0.0.1"]]
    assert Visitor(pause=0).problem_with("http://half.example/") == "" and connected == []


def test_through_a_proxy_of_the_operator_the_proxy_is_asked(names, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:3128")
    answers, connected = names
    answers["goed.example"], answers["binnen.example"] = [[PUBLIC]], [["10.0.0.1"]]
    visitor = Visitor(pause=0)
    assert visitor.problem_with("http://binnen.example/") == "" and connected == []
    visitor.problem_with("http://goed.example/")
    assert set(connected) == {("127.0.0.1", 3128)}
