from typing import Any

from django.db import models

from kithkin.base.sealing import Sealed, SealedRow

RowChange = dict[str, Any]

READ = "read"  # the verb of an entry that says: looked at


class Chain(models.Model):
    """One chain a case, one a user, one for the clinic; its head is locked last, in id order."""

    id = models.UUIDField(primary_key=True)  # the id of the case, user or clinic it belongs to
    clinic = models.UUIDField()  # whose key signs it
    head = models.BinaryField(default=b"")
    length = models.PositiveBigIntegerField(default=0)


class Entry(models.Model):
    """One link: ids and digests only. It still verifies after its Change was erased."""

    id = models.UUIDField(primary_key=True)
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField()
    act = models.UUIDField(db_index=True)  # all entries of one verb; the sender's own UUID if sent
    nth = models.PositiveSmallIntegerField(default=0)  # within its act
    at = models.DateTimeField()
    actor = models.UUIDField()
    case = models.UUIDField(null=True)
    verb = models.CharField(max_length=64)
    about = models.CharField(max_length=80, blank=True)  # a surface read, or the act undone
    change_digest = models.BinaryField(default=b"")
    mac = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="one_entry_a_number"),
            # Two copies of one request in flight at once: the second finds the first here.
            models.UniqueConstraint(fields=["actor", "act", "nth"], name="one_act_once"),
        ]
        indexes = [models.Index(fields=["case", "verb", "at"], name="entry_by_case")]


class Change(SealedRow):
    """Before and after of the rows one act touched in one scope."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="change")
    rows = Sealed[list[RowChange]]([])


class RecordedRow(SealedRow):
    """A row whose every change goes through an Act. Removal is a tombstone, so undo can find it."""

    versions = models.JSONField(default=dict)  # field -> [how often written, when (epoch seconds)]
    gone_at = models.DateTimeField(null=True)

    # Own words of somebody: two edits of one text are never merged by a rule.
    long_texts: frozenset[str] = frozenset()

    class Meta:
        abstract = True

    def version_of(self, field: str) -> int:
        return int(self.versions.get(field, (0, 0))[0])
