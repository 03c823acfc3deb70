"""What ./run and ./test share: from a bare Python to a ready environment.

Standard library only: it runs before anything is installed.
"""
