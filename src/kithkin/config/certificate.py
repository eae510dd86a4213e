"""A certificate this server makes for itself, so that a phone in the same house can look.

Nobody vouches for it: the phone warns once, and the fingerprint on the server's screen is what to
compare. For anything but trying things out, a proxy with a real certificate stands in front.
"""

import ipaddress
import os
import socket
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LASTS = timedelta(days=397)  # phones refuse what claims to last longer
RENEWED_BEFORE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Certificate:
    file: Path
    key_file: Path

    @property
    def fingerprint(self) -> str:
        digest = x509.load_pem_x509_certificate(self.file.read_bytes()).fingerprint(hashes.SHA256())
        return ":".join(f"{byte:02X}" for byte in digest)


def own_certificate(folder: Path, hosts: list[str]) -> Certificate:
    """The certificate kept from before, or a new one if that is old or lacks one of the names."""
    kept = Certificate(folder / "certificate.pem", folder / "key.pem")
    if not _still_serves(kept, hosts):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make(kept, hosts)
    return kept


def names_of_this_machine() -> list[str]:
    """How others in the same network may call this machine."""
    name = socket.gethostname()
    local = name if "." in name else f"{name}.local"
    return ["localhost", "127.0.0.1", name, local, *_address_in_network()]


def _address_in_network() -> list[str]:
    # Nothing is sent: a connected datagram socket only asks which way would be taken.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return []
        return [str(probe.getsockname()[0])]


def _still_serves(kept: Certificate, hosts: list[str]) -> bool:
    if not (kept.file.exists() and kept.key_file.exists()):
        return False
    made = x509.load_pem_x509_certificate(kept.file.read_bytes())
    names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    known = set(names)
    if any(_name(host) not in known for host in hosts):
        return False
    return made.not_valid_after_utc - RENEWED_BEFORE > datetime.now(tz=UTC)


def _name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _make(place: Certificate, hosts: list[str]) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Kithkin on this machine")])
    now = datetime.now(tz=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(whose)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + LASTS)
        .add_extension(x509.SubjectAlternativeName([_name(host) for host in hosts]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    _write(place.key_file, private)
    _write(place.file, made.public_bytes(serialization.Encoding.PEM))


def _write(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
