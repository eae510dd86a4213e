from django.apps import AppConfig


class PatternsConfig(AppConfig):
    name = "kithkin.patterns"
    label = "patterns"
