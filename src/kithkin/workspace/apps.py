from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WorkspaceConfig(AppConfig):
    name = "kithkin.workspace"
    label = "workspace"

    def ready(self) -> None:
        """The parts meet here: what happens in one may wake another."""
        autodiscover_modules("reactions")
