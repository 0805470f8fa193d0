"""`inspector-app export FILE`: a visit as JSON, as an Excel workbook or as CSV."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import PATH, records_told, visit_file, warn_unencrypted, with_passphrase
from resources.translations import _


@click.command("export")
@visit_file
@with_passphrase
@click.option("--json", "json_path", type=PATH, help="Write every record and its history here.")
@click.option("--xlsx", "xlsx_path", type=PATH, help="Write tallies and tidy tables here.")
@click.option("--csv", "csv_folder", type=PATH, help="Write the same tables as CSV files into this folder.")
def command(
    file: Path,
    json_path: Path | None,
    xlsx_path: Path | None,
    csv_folder: Path | None,
    *,
    passphrase: str | None,
) -> None:
    """Write FILE for other programs.

    docs/export.md describes the JSON, which `import` reads back exactly. What is written is outside the visit, and not encrypted: delete it when it has served.
    """
    from inspector_app.exchange.csv_folder import export_csv
    from inspector_app.exchange.json_records import export_json
    from inspector_app.exchange.workbook import export_workbook
    from inspector_app.visit import Visit

    if json_path is None and xlsx_path is None and csv_folder is None:
        raise click.UsageError(_("Name where to: --json OUT, --xlsx OUT or --csv FOLDER."))
    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
        warn_unencrypted(visit)
        if json_path is not None:
            click.echo(records_told(json_path, export_json(visit, json_path)))
        if xlsx_path is not None:
            click.echo(f"{xlsx_path.name}: {', '.join(export_workbook(visit, xlsx_path))}.")
        if csv_folder is not None:
            click.echo(f"{csv_folder.name}: {', '.join(export_csv(visit, csv_folder))}.")
