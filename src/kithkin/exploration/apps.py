from django.apps import AppConfig


class ExplorationConfig(AppConfig):
    name = "kithkin.exploration"
    label = "exploration"
