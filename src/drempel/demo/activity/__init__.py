"""Three years of invented daily work for every accredited association of the demonstration."""

from drempel.demo.activity.load import load_activity

__all__ = ["load_activity"]
