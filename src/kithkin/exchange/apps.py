from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "kithkin.exchange"
    label = "exchange"
