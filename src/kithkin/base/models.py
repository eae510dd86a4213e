from django.db import models


class Event(models.Model):
    """What was announced, written in the verb's own transaction. Ids only, never content."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=64)
    case = models.UUIDField(null=True, db_index=True)
    ids = models.JSONField(default=list)
    scopes = models.JSONField(default=list)  # whose parts it touched: who may hear that it was
