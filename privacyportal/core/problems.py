"""What went wrong, for a program that asked: problem details (RFC 9457), with sentences for the person behind it."""

from django.http import JsonResponse

CONTENT_TYPE = "application/problem+json"
SENTENCES = {
    400: ("Dat begrijpen wij niet", "Er staat iets in het verzoek wat wij niet kunnen lezen."),
    403: ("Dat mag niet", "Dit verzoek mag u niet doen."),
    404: ("Niet gevonden", "Op dit adres staat niets. Let op: een adres eindigt hier niet op een schuine streep."),
    405: ("Alleen lezen", "U kunt hier alleen lezen, met GET of HEAD."),
    406: ("Alleen JSON", "Wij antwoorden alleen in application/json. Noem dat in Accept, of laat Accept weg."),
    410: ("Niet meer beschikbaar", "Wat hier stond, is van de website gehaald."),
    413: ("Te groot", "Stuur geen inhoud mee: u kunt hier alleen lezen."),
    429: ("Te veel verzoeken", "Probeer het later nog eens. In Retry-After staat na hoeveel seconden."),
    500: ("Het ging bij ons mis", "Probeer het later nog eens. Blijft het misgaan? Meld het dan aan de beheerder."),
    503: ("Even niet bereikbaar", "Probeer het over een minuut nog eens."),
}


def problem(status, detail="", **more):
    """An error answer; without `detail` it says what that status always means here."""
    title, usual = SENTENCES.get(status) or SENTENCES[500 if status >= 500 else 400]
    body = {"status": status, "title": title, "detail": detail or usual, **more}
    return JsonResponse(body, status=status, content_type=CONTENT_TYPE, json_dumps_params={"ensure_ascii": False})
