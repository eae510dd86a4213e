from django.apps import AppConfig


class SkillsConfig(AppConfig):
    name = "kithkin.skills"
    label = "skills"
