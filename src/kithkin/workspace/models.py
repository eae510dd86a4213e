from django.db import models

from kithkin.accounts.models import Clinic
from kithkin.base.sealing import Sealed
from kithkin.record.models import RecordedRow


class Concern(RecordedRow):
    """Somebody said that something was wrong on a page. Sealed under the clinic's key.

    `page` is the name of an address pattern, never an address: no id of anybody is kept.
    """

    long_texts = frozenset({"doing", "happened"})

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="concerns")
    page = models.CharField(max_length=80, blank=True)
    said_at = models.DateTimeField()
    tended_at = models.DateTimeField(null=True)

    doing = Sealed("")
    happened = Sealed("")
