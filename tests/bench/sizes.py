"""How much there is, in the whole run and in the short one."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Size:
    """How much there is in the small and in the large portal, and how long each thing is asked."""

    products: int
    posts: int
    members: int
    documents: tuple[int, ...]
    seconds: float  # of each page in each round
    rounds: int
    fewest_posts: int = 1_000
    fewest_members: int = 100

    def as_arguments(self):
        return {name: value for name, value in asdict(self).items() if name != "documents"}


SIZES = {
    "small": Size(products=500, posts=20_000, members=2_000, documents=(5_000,), seconds=0.15, rounds=2),
    "full": Size(
        products=10_000, posts=1_000_000, members=100_000, documents=(200_000, 1_000_000), seconds=0.5, rounds=3
    ),
}
