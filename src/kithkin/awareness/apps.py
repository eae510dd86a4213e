from django.apps import AppConfig


class AwarenessConfig(AppConfig):
    name = "kithkin.awareness"
    label = "awareness"
