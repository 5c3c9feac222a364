"""What someone may do comes from her groups, and is asked in one query."""

import pytest
from django.contrib.auth.models import Group, Permission

from tests.factories import make_user

pytestmark = pytest.mark.django_db
VIEW = "contact.view_question"


def test_a_group_gives_rights_in_one_query_and_a_right_of_ones_own_is_none(django_assert_num_queries):
    right = Permission.objects.get(content_type__app_label="contact", codename="view_question")
    alone, in_group = make_user("Anna"), make_user("Bram")
    alone.user_permissions.add(right)
    group = Group.objects.create(name="kijkers")
    group.permissions.add(right)
    in_group.groups.add(group)
    for user, may in ((alone, False), (in_group, True)):
        with django_assert_num_queries(1):
            assert user.has_perm(VIEW) is may
