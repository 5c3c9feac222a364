"""The words that Dutch municipal language glues together, in singular: what may stand in a compound."""

WORDS = """
aanbesteding aanbieder aangifte aanmelding aanpak aanvraag account administratie adres advies adviseur afspraak akkoord
akte algoritme ambtenaar analyse antwoord apparaat applicatie archief artikel audit autorisatie avg balie basis bedrijf
beeld behandeling beheer beheerder belang belasting beleid beoordeling bericht beroep beschikking beslissing bestand
bestuur besluit beveiliging bewaar bewijs bewerker bezwaar bibliotheek bijlage bijstand boete brief bron bureau burger
buurt camera certificaat chat checklist client code collega college commissie communicatie computer contact contract
controle cookie data datalek datum deel delict dienst dienstverlening digitaal document doel domein dossier drone effect
eigenaar eis externe factsheet fiets formulier foto fraude functie functionaris gebruik gebruiker gegevens gemeente geval
gezin gezondheid grond grondslag handhaving handleiding handreiking hulp identiteit incident informatie inkomen inkoop
inspectie instelling instemming internet inventarisatie inwoner inzage jaar jeugd kader kaart kamer kantoor keten kennis
keuze kind klacht klant kluis kopie koppeling kwaliteit laptop leerling leerplicht lek leverancier lid lijst locatie
machtiging mail maatregel maatschappij mandaat mantel medewerker meld meldplicht melding melder mens misbruik model
monitoring naam norm nummer officer omgeving onderwijs onderzoek ondersteuning ondertekening ontwikkeling openbaar
opdracht opdrachtgever opdrachtnemer opgave opleiding opname opslag organisatie ouder overeenkomst overheid overlast
overleg overzicht paspoort periode personeel persoon persoonsgegevens plan plek plicht politie portaal positie post
privacy procedure proces product profiel programma project protocol publicatie raad raamwerk raam recht rechten
reglement regel regeling regie register reglement rekening risico rol samenwerking school schuld schuldhulp schade
scan selectie server sleutel sociaal software stap stappenplan standaard statement straf statuut subsidie systeem taak
tabel team technologie tekst telefoon termijn toegang toestemming toets toezicht toezichthouder training uitkering
uitwisseling uitvoering veiligheid verantwoordelijk verantwoording verband verblijf verbod vergadering vergunning
verhuur verkeer verklaring verslag verstrekking verwerker verwerking verwijzing verzekering verzoek verordening video
vitaal vlieg vragenlijst vraag vragen vrijwilliger wachtwoord water web website werk werkgever werknemer werkgroep wet
wetgeving wijk wijkteam wijziging woning wonen zaak zaaksysteem zicht ziekte zorg
gemeenten persoons stad dorp regio provincie land minderjarige bescherming deurbel vernietiging taken zaken brieven
""".split()
