"""The program: `inspector-app`, or `python -m inspector_app`."""

from __future__ import annotations

from inspector_app.commands.main import run


def main() -> None:
    """Run the program and exit with its code."""
    run()


if __name__ == "__main__":
    main()
