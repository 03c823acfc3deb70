"""Which Pythons Drempel runs on, said in one line when this one is not among them.

Syntax of Python 2 on purpose (no f-strings, no annotations): old Pythons read this file.
"""

import sys

OLDEST = (3, 11)
NEWEST = (3, 14)


def dotted(version):
    """Write (3, 11) as 3.11."""
    return ".".join(str(part) for part in version)


def version_complaint(version, command):
    """Return the line for an unsupported ``version`` (major, minor, ...), or None when it is fine."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return None
    return (
        "Drempel needs Python "
        + dotted(OLDEST)
        + " to "
        + dotted(NEWEST)
        + "; this is Python "
        + dotted(version[:3])
        + ". Install one of those (on Debian: apt-get install python3 "
        "python3-venv) and start again with it, for instance: python3.11 " + command
    )


def ensurepip_complaint(version):
    """Return the line for a Python that cannot make a virtual environment."""
    package = "python" + dotted(version[:2]) + "-venv"
    return (
        "This Python " + dotted(version[:2]) + " cannot make a virtual environment (no ensurepip). "
        "On Debian or Ubuntu: apt-get install " + package + "; elsewhere: install Python from "
        "python.org, which has it."
    )


def stop_unless_supported(command):
    """End with one line when the Python that runs this is not supported."""
    complaint = version_complaint(tuple(sys.version_info[:3]), command)
    if complaint:
        sys.stderr.write(complaint + "\n")
        sys.exit(2)
