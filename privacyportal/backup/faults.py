"""Why a backup is not made, read or put back, in a sentence for whoever runs the portal."""


class BackupRefused(Exception):
    """Nothing was written; the words say why, and what to do."""


class Damaged(BackupRefused):
    def __init__(self, where=""):
        place = f" ({where})" if where else ""
        super().__init__(
            f"Dit bestand is beschadigd of niet compleet{place}. Er is niets teruggezet. Neem een andere back-up."
        )
