"""`python -m reader` and the command `newsreader`."""


def main() -> None:
    """Run the command line; the application opens when no command is given."""
    from reader.cli.main import run

    run()


if __name__ == "__main__":
    main()
