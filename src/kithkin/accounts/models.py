from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kithkin.base import ids
from kithkin.base.sealing import Sealed, SealedRow
from kithkin.record.models import RecordedRow


class ScopeKey(models.Model):
    """The key store, in a database of its own: one wrapped key a scope."""

    scope = models.CharField(max_length=64, primary_key=True)
    wrapped = models.BinaryField()
    root_number = models.PositiveIntegerField()
    made_at = models.DateTimeField()


class Clinic(models.Model):
    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2, blank=True)
    second_factor_required = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(sign_in_name=(username or "").lower())


class User(SealedRow, AbstractBaseUser):
    """Somebody who signs in. The sign-in name is chosen, and is no e-mail address."""

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="users")
    sign_in_name = models.CharField(max_length=40, unique=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    called = Sealed("")  # what the person wants to be called
    email = Sealed("")

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def get_full_name(self) -> str:
        return self.called or self.sign_in_name

    def has_perm(self, _perm: str, _row: Any = None) -> bool:
        return False  # rights come from assignments and grants, never from Django permissions


class Role(models.TextChoices):
    THERAPIST = "therapist"
    SUPERVISOR = "supervisor"
    CLINIC_LEAD = "clinic_lead"
    ACCOUNT_MANAGER = "account_manager"


class StaffRole(models.Model):
    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="staff_roles")
    role = models.CharField(max_length=20, choices=Role)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="one_role_once")]


class CaseKind(models.TextChoices):
    INDIVIDUAL = "individual"
    COUPLE = "couple"
    FAMILY = "family"


class Case(RecordedRow):
    """Our work: for one person, a couple or a family. Sealed under the practice scope."""

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="cases")
    kind = models.CharField(max_length=12, choices=CaseKind)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    label = Sealed("")  # how the therapist tells their cases apart

    @property
    def joint(self) -> str:
        return f"joint:{self.id}"

    @property
    def practice(self) -> str:
        return f"practice:{self.id}"


class Member(RecordedRow):
    """An adult (16 and over) whose work this is; sealed under the member's own part."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="memberships")

    called = Sealed("")

    @property
    def part(self) -> str:
        return f"part:{self.id}"


class Assignment(models.Model):
    """Staff who work on a case, from when until when."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assignments")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)


class Agreement(RecordedRow):
    """The working agreement, dated; a new one supersedes, none is edited."""

    long_texts = frozenset(
        {"who_is_client", "secrets", "individual_meetings", "confidentiality_limits",
         "who_reads_what", "parental_responsibility", "court_orders"}
    )  # fmt: skip

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agreements")
    agreed_on = models.DateField()

    number = Sealed(0)  # of this case's agreements, from 1: two may be of one day
    who_is_client = Sealed("")
    secrets = Sealed("")
    individual_meetings = Sealed("")
    confidentiality_limits = Sealed("")
    who_reads_what = Sealed("")
    parental_responsibility = Sealed("")
    court_orders = Sealed("")


class SafeContact(RecordedRow):
    """How a member may be reached, and how never. Every message ever sent obeys it."""

    member = models.OneToOneField(Member, on_delete=models.PROTECT, related_name="safe_contact")

    name_to_use = Sealed("")
    channel = Sealed("none")
    hours = Sealed("")
    never = Sealed[list[str]]([])


class SignIn(models.Model):
    """A session. Only the hash of its key is kept, and the key is what opens its content."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    key_hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sign_ins")
    content = models.BinaryField()
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)


class KnownDevice(models.Model):
    """A browser somebody has signed in from: wrong passwords sent from elsewhere do not slow it."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="known_devices")
    device_hash = models.CharField(max_length=64, db_index=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "device_hash"], name="one_device_once")
        ]


class Invitation(models.Model):
    """A code given by hand, good for one use: a member's first sign-in, or somebody's new one."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    code_hash = models.CharField(max_length=64, unique=True)
    member = models.ForeignKey(
        Member, on_delete=models.CASCADE, null=True, related_name="invitations"
    )
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="invitations")
    drops_second_factor = models.BooleanField(default=False)
    made_by = models.UUIDField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(member__isnull=True) ^ models.Q(user__isnull=True),
                name="an_invitation_is_for_one",
            )
        ]
