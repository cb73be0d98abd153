"""Bytes to stories. Every importer has `read(source)`, which yields a Story or a Failure for each thing it finds."""
