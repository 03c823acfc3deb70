"""Loading the demonstration: an empty database in, the whole sector out."""

from drempel.demo.loading.load import LoadRefused, check_is_empty, load_demonstration

__all__ = ["LoadRefused", "check_is_empty", "load_demonstration"]
