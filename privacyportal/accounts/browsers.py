"""A browser in the words of its user: enough to know one's own again, too little to tell people apart."""

BROWSERS = {  # what it says of itself, in the order in which to look: each also claims to be those below it
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "een iPhone",
    "iPad": "een iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "een Mac",
    "CrOS": "een Chromebook",
    "Linux": "Linux",
}


UNKNOWN = "Onbekende browser"


def browser_of(user_agent):
    """`Firefox op Windows`, from a `User-Agent`."""
    browser, system = _first(BROWSERS, user_agent) or UNKNOWN, _first(SYSTEMS, user_agent)
    return f"{browser} op {system}" if system else browser


def _first(words, user_agent):
    return next((name for sign, name in words.items() if sign in user_agent), "")
