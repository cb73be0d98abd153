"""newsreader: who, where, when, how many, says who; and the passages worth keeping."""

__version__ = "0.1.0"
