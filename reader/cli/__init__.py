"""The command `newsreader`: each command is a call of the library and a print."""
