from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NetworkConfig(AppConfig):
    name = "kithkin.network"
    label = "network"

    def ready(self) -> None:
        """Every part puts forward what it has to offer, once all rows are known."""
        autodiscover_modules("offer")
