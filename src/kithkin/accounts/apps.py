from django.apps import AppConfig
from django.utils.module_loading import import_string

from kithkin.base.keys import supply_keyring


class AccountsConfig(AppConfig):
    name = "kithkin.accounts"
    label = "accounts"

    def ready(self) -> None:
        # By name: the keyring reads models, which exist only once every app is ready.
        supply_keyring(import_string("kithkin.accounts.keyring.RING"))
