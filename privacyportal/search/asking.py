"""What was asked on the search page, read once: the words, who asks, and the group of results that was chosen."""

from privacyportal.index.searching import search

from .readers import audiences_of, groups_for

LONGEST = 200  # signs of a query


class Asked:
    """The query of `request`. `words` is empty when nothing was asked, `group` when no group was chosen."""

    def __init__(self, request):
        self.choices, self.user = request.GET, request.user
        self.words = " ".join(self.choices.get("q", "").split())[:LONGEST]
        self.has_withdrawn = self.choices.get("ook") == "ingetrokken"
        self.audiences = audiences_of(request)
        self.groups = groups_for(self.audiences)
        self.group = self.choices.get("soort", "") if self.choices.get("soort") in self.groups else ""

    def find(self, *, extra_groups):
        """Search for it; `extra_groups` are synonyms beside those of the index."""
        return search(
            self.words, audiences=self.audiences, kinds=self.groups, chosen=self.group, extra_groups=extra_groups
        )
