from datetime import timedelta

from django.db import models

from kithkin.accounts.models import Case
from kithkin.base.sealing import Sealed, SealedRow
from kithkin.network.models import MapRow

DRAFT_LASTS = timedelta(hours=1)
MOST_DRAFTS = 3  # of one person: each may be 100 MB


class Draft(SealedRow):
    """A file somebody brought, waiting for their yes. Gone after an hour, or with the answer."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    by = models.UUIDField()
    part = models.CharField(max_length=36)
    brought_at = models.DateTimeField()
    content = models.BinaryField()  # sealed bytes of the file
    pasted = models.BooleanField(default=False)  # a table; what a file is, its content says

    name = Sealed("")


class PaperMap(MapRow):
    """A photo of a genogram on paper, kept beside the map."""

    content = models.BinaryField()  # sealed bytes of a re-encoded picture

    words = Sealed("")
