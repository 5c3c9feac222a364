"""Who we are: people and the organisations they work for."""

from .organisations import Domain, Organisation, ProposedDomain
from .people import SHOWN_ROLES, AccessRequest, GrantedRole, Member, SignInPlace, User

__all__ = [
    "SHOWN_ROLES",
    "AccessRequest",
    "Domain",
    "GrantedRole",
    "Member",
    "Organisation",
    "ProposedDomain",
    "SignInPlace",
    "User",
]
