"""What the portal uses personal data for, and on which ground: the privacy statement, the contact form and the page
with our own account of it print these."""

from .purpose import CONTRACT, INTEREST, LAW, Purpose

PURPOSES = [
    Purpose(
        name="website",
        title="De website laten zien",
        uses=(
            "Uw apparaat stuurt een IP-adres mee. Zonder dat adres kunnen wij de pagina niet sturen. Het logboek van de "
            "website bewaart geen volledig IP-adres, geen naam en geen zoekwoorden.",
            "Zoekt u? Dan tellen wij per maand hoe vaak een zoekvraag voorkomt. Wij tellen een zoekvraag alleen als elk "
            "woord ervan al in onze eigen openbare teksten staat. Andere zoekvragen bewaren wij niet. Bij de tellingen "
            "staat niet wie zocht, wanneer of waarmee.",
        ),
        private=INTEREST,
        interest="wij willen gemeenten kennis geven, en merken wat zij niet vinden",
    ),
    Purpose(
        name="question",
        title="Uw vraag beantwoorden",
        uses=(
            "U vult uw naam, e-mailadres en organisatie in, kiest een onderwerp en schrijft uw vraag. Soms zien wij bij "
            "welk kennisproduct uw vraag hoort. Uw vraag gaat met uw naam per gewone e-mail naar het loket dat u ziet.",
            "Medewerkers van dat loket leggen vast wat zij met uw vraag deden.",
        ),
        private=INTEREST,
        interest="wij willen vragen van gemeenten beantwoorden, en u vraagt daar zelf om",
    ),
    Purpose(
        name="account",
        title="Een account maken voor de community",
        uses=(
            "Wij gebruiken uw naam, uw e-mailadres van het werk en uw organisatie. Wij controleren of u bij een gemeente "
            "of samenwerkingsverband werkt. Weigeren wij uw aanvraag of blokkeren wij u, dan bewaren wij de reden.",
            "Wij bewaren ook uw instellingen, uw wachtwoord en uw tweede stap. Uw wachtwoord kan niemand lezen.",
            "U kunt een rol kiezen, zoals FG of jurist. U kunt ook in de ledenlijst staan. Leden zien wat u aanvinkt.",
            "Een lid kan een collega uitnodigen. Die collega krijgt één e-mail. Vraagt u daarna toegang aan? Dan ziet wie "
            "beslist, welk lid u uitnodigde.",
            "Iemand van het beheer kan u een rol geven, zoals FG, CISO of ‘namens VNG’. Wij leggen vast wie en wanneer.",
        ),
        private=CONTRACT,
    ),
    Purpose(
        name="community",
        title="Kennis delen in de community",
        uses=(
            "Wij bewaren wat u schrijft, welke bijlagen u meestuurt en wanneer u dat deed. Bij een bericht staan uw naam, "
            "uw organisatie en de rol die u kiest te tonen. Ook wat u bewaart, volgt en las, houden wij bij.",
            "Verandert u een bericht? Dan blijft de eerdere tekst bewaard. Wie het bericht mag lezen, kan ook die "
            "eerdere tekst lezen.",
            "Vraagt u iets anoniem? Dan zien leden uw naam niet. Een moderator kan wel opzoeken wie u bent. Dat staat dan "
            "in het logboek dat alle leden kunnen lezen.",
        ),
        private=CONTRACT,
    ),
    Purpose(
        name="tools",
        title="Keuzehulp, modellen en register",
        uses=(
            "Wij bewaren niet wat u invult of opstuurt. Een document dat u maakt, gaat "
            "meteen naar u. Leden kunnen een model als concept bewaren. Niemand anders leest dat concept.",
        ),
        private=INTEREST,
        interest="u wilt een document maken of later verder invullen, en wij willen u daarbij helpen",
    ),
    Purpose(
        name="mail",
        title="E-mails sturen waar u om vraagt",
        uses=(
            "Volgt u een onderwerp? Dan gebruiken wij uw e-mailadres om u te waarschuwen. U kunt deze e-mails altijd "
            "stoppen, ook zonder in te loggen.",
        ),
        private=CONTRACT,
    ),
    Purpose(
        name="security",
        title="De website veilig houden",
        uses=(
            "Wij leggen vast dat iemand inlogt of uitlogt, en dat een poging mislukt. In dat logboek staat een nummer en "
            "geen naam. Een code van uw adresreeks helpt om misbruik te stoppen. Zonder onze geheime sleutel kan "
            "niemand die code teruglezen.",
            "Een back-up bevat alles wat de website bewaart. Wij gebruiken hem alleen voor herstel.",
            "Wij leggen vast wat redacteuren en anderen in het beheer wijzigen.",
        ),
        private=INTEREST,
        interest="wij en onze gebruikers hebben een veilige website nodig (overweging 49 AVG)",
    ),
    Purpose(
        name="moderation",
        title="Meldingen over berichten behandelen",
        uses=(
            "U kunt een bericht melden. Dan gebruiken wij uw melding en uw naam. Een moderator kan een bericht verbergen. "
            "De schrijver hoort waarom. Het verborgen bericht bewaren wij nog, zodat u bezwaar kunt maken. "
            "Moderatoren lezen uw bezwaar, en u krijgt antwoord per e-mail.",
        ),
        private=LAW,
        law="de artikelen 16 en 17 van de Digitaledienstenverordening",
    ),
    Purpose(
        name="vulnerabilities",
        title="Meldingen over zwakke plekken behandelen",
        uses=("Wij gebruiken uw melding en de gegevens die u erbij zet, zoals uw e-mailadres.",),
        private=INTEREST,
        interest="wij willen zwakke plekken snel herstellen en u antwoord geven",
    ),
    Purpose(
        name="requests",
        title="Verzoeken, klachten en post voor de FG afhandelen",
        uses=("Wij gebruiken uw verzoek of klacht, uw contactgegevens en ons antwoord.",),
        private=LAW,
        law="de artikelen 12 tot en met 22 en artikel 38 lid 4 AVG",
    ),
]


def purpose(name):
    return next(one for one in PURPOSES if one.name == name)
