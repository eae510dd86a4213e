"""Where the server listens, what it is called there, and the certificate it makes for itself."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from kithkin.config import certificate
from kithkin.config.address import Address, address_for, is_loopback, tell_settings
from kithkin.config.certificate import Certificate, names_of_this_machine, own_certificate
from kithkin.config.errors import StartRefusedError


def address(
    folder: Path, *, host: str = "127.0.0.1", tls: bool = False, behind_proxy: bool = False
) -> Address:
    return address_for(
        host=host, port=8000, names=["kith.example"], tls=tls, behind_proxy=behind_proxy,
        certificates=folder,
    )  # fmt: skip


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_alone_needs_no_encryption(host: str, tmp_path: Path) -> None:
    assert is_loopback(host)
    assert address(tmp_path, host=host).at(8000) == "http://localhost:8000"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "localhost.example", ""])
def test_the_network_needs_somebody_who_encrypts(host: str, tmp_path: Path) -> None:
    with pytest.raises(StartRefusedError):
        address(tmp_path, host=host)
    assert address(tmp_path, host=host, behind_proxy=True).behind_proxy


def test_two_who_encrypt_are_one_too_many(tmp_path: Path) -> None:
    with pytest.raises(StartRefusedError):
        address(tmp_path, tls=True, behind_proxy=True)


@pytest.mark.parametrize(
    ("tls", "behind_proxy", "told"),
    [(False, False, ""), (True, False, "own"), (False, True, "proxy")],
)
def test_settings_hear_who_encrypts_and_by_which_names(
    tls: bool, behind_proxy: bool, told: str, tmp_path: Path
) -> None:
    environ = {"KITHKIN_HOSTS": "first.example"}
    tell_settings(address(tmp_path, tls=tls, behind_proxy=behind_proxy), environ)
    assert environ["KITHKIN_HTTPS"] == told
    assert {"first.example", "kith.example"} <= {*environ["KITHKIN_HOSTS"].split()}


def test_a_certificate_names_this_machine_and_is_for_its_owner_only(tmp_path: Path) -> None:
    hosts = names_of_this_machine()
    made = own_certificate(tmp_path / "tls", hosts)
    assert made.key_file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) == 0
    names = read(made).extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    told = {*names.get_values_for_type(x509.DNSName),
            *map(str, names.get_values_for_type(x509.IPAddress))}  # fmt: skip
    assert told == set(hosts)


def test_a_certificate_is_kept_while_it_serves(tmp_path: Path) -> None:
    first = own_certificate(tmp_path, ["localhost"]).fingerprint
    assert own_certificate(tmp_path, ["localhost"]).fingerprint == first
    assert own_certificate(tmp_path, ["localhost", "other.local"]).fingerprint != first


def test_a_certificate_near_its_end_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certificate, "LASTS", timedelta(days=3))
    first = own_certificate(tmp_path, ["localhost"]).fingerprint
    monkeypatch.undo()
    second = own_certificate(tmp_path, ["localhost"])
    assert second.fingerprint != first
    assert read(second).not_valid_after_utc > datetime.now(tz=UTC) + timedelta(days=300)


def read(made: Certificate) -> x509.Certificate:
    return x509.load_pem_x509_certificate(made.file.read_bytes())
