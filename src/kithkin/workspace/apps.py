from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "kithkin.workspace"
    label = "workspace"
