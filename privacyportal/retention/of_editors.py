"""How long what editors did with a text is kept: rows of `policy`."""

from .rule import Rule

OF_EDITORS = [
    Rule(
        subject="Wie een keuzehulp wijzigde of publiceerde",
        model="decision_aids.Edition",
        along=("decision_aids.HistoricalDecisionAid", "decision_aids.PlannedEdition"),
        ended_by="privacyportal.accounts.own_data.erase",
        period="Zolang de keuzehulp bestaat",
        starts="Bij de wijziging",
        reason="Om te laten zien hoe een tekst tot stand kwam",
    ),
    Rule(
        subject="Wie een model wijzigde of publiceerde",
        model="fill_in.Edition",
        along=("fill_in.HistoricalFillInModel", "fill_in.PlannedEdition"),
        ended_by="privacyportal.accounts.own_data.erase",
        period="Zolang het model bestaat",
        starts="Bij de wijziging",
        reason="Om te laten zien hoe een tekst tot stand kwam",
    ),
    Rule(
        subject="Wie een kennisproduct beheert of wijzigde",
        model="products.Product",
        along=("products.HistoricalProduct", "products.Change", "products.Plan", "products.ReviewMail"),
        ended_by="privacyportal.accounts.own_data.erase",
        period="Zolang het kennisproduct bestaat",
        starts="Bij de wijziging",
        reason="Om te laten zien hoe een tekst tot stand kwam",
    ),
    Rule(
        subject="Vragen van een redacteur om publicatie, met het antwoord",
        model="products.Handover",
        along=("decision_aids.Handover", "fill_in.Handover"),
        ended_by="privacyportal.accounts.own_data.erase",
        period="Tot het concept is gepubliceerd of weggegooid",
        starts="Als de redacteur het vraagt",
        reason="Om te tonen wat op een collega wacht",
    ),
]
