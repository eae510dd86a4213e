from django.db import models

from kithkin.accounts.models import Case, User
from kithkin.record.models import RecordedRow


class GrantVerb(models.TextChoices):
    SEE = "see"
    EDIT = "edit"


class Grant(RecordedRow):
    """Who can see: one subject, one object, some groups of fields, from when until when."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="grants")
    subject = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    object_id = models.UUIDField()
    field_groups = models.PositiveIntegerField()  # a mask of consent.policy.FieldGroup
    verb = models.CharField(max_length=4, choices=GrantVerb, default=GrantVerb.SEE)
    since = models.DateTimeField()
    until = models.DateTimeField()
    given_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["case", "subject"], name="grant_by_subject")]
