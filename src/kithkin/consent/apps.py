from django.apps import AppConfig
from django.utils.module_loading import import_string


class ConsentConfig(AppConfig):
    name = "kithkin.consent"
    label = "consent"

    def ready(self) -> None:
        # By name: both read models, which exist only once every app is ready.
        ask_what_is_open = import_string("kithkin.accounts.policy.ask_what_is_open")
        ask_what_is_open(import_string("kithkin.consent.queries.cases_to_be_open_to"))
