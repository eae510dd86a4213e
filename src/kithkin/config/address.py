"""Where the server listens, and whether that is safe. Asked before Django, which reads the answer."""

import ipaddress
import os
from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path

from kithkin.config.certificate import Certificate, names_of_this_machine, own_certificate
from kithkin.config.errors import StartRefusedError


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    port: int
    names: tuple[str, ...] = ()
    certificate: Certificate | None = None
    behind_proxy: bool = False

    def at(self, port: int) -> str:
        """What to type into a browser. Passkeys work at localhost, not at 127.0.0.1."""
        scheme = "https" if self.certificate else "http"
        return f"{scheme}://{self._shown_host()}:{port}"

    def _shown_host(self) -> str:
        if is_loopback(self.host):
            return "localhost"
        return self.names[-1] if _is_everywhere(self.host) and self.names else self.host


def is_loopback(host: str) -> bool:
    number = _number(host)
    return host == "localhost" if number is None else number.is_loopback


def _is_everywhere(host: str) -> bool:
    number = _number(host)
    return number is not None and number.is_unspecified


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def address_for(
    *, host: str, port: int, names: list[str], tls: bool, behind_proxy: bool, certificates: Path
) -> Address:
    if tls and behind_proxy:
        raise StartRefusedError(
            "Either --tls or --behind-proxy: a proxy brings its own encryption."
        )
    if not (is_loopback(host) or tls or behind_proxy):
        raise StartRefusedError(
            f"At {host} others in the network could read along. Add --tls for a phone in the same "
            "house, or --behind-proxy if a proxy encrypts in front of this server."
        )
    if not tls:
        return Address(host, port, tuple(names), behind_proxy=behind_proxy)
    known = [*names, *names_of_this_machine()]
    return Address(host, port, tuple(known), own_certificate(certificates, known))


def tell_settings(address: Address, environ: MutableMapping[str, str] = os.environ) -> None:
    """Settings are read from the environment alone, so that every way to start is the same."""
    environ["KITHKIN_HOSTS"] = " ".join([environ.get("KITHKIN_HOSTS", ""), *address.names])
    environ["KITHKIN_HTTPS"] = ""
    if address.certificate:
        environ["KITHKIN_HTTPS"] = "own"
    elif address.behind_proxy:
        environ["KITHKIN_HTTPS"] = "proxy"
