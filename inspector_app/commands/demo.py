"""`inspector-app demo DIR`: play the sample visit and print its report."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import PATH, ShownProgress
from resources.translations import ngettext


@click.command("demo")
@click.argument("folder", metavar="DIR", type=PATH)
def command(folder: Path) -> None:
    """Play the sample visit into DIR, with its report.

    DIR holds five inspectors' files, their hand-overs, the merged visit and the report. They are plain, so that they
    can be looked into: all in them is invented. DIR is made if it is not there, and an earlier demonstration in it is replaced; any other file there is
    left alone, and the command refuses.
    """
    from inspector_app.report.produce import produce_report
    from inspector_app.sample.folder import REPORT_PDF, REPORT_WORD, demo_folder
    from inspector_app.sample.play import play
    from inspector_app.visit import Visit

    with demo_folder(folder) as fresh:
        shown = ShownProgress()
        team = play(fresh, lambda fraction, sentence: shown(fraction, sentence.partition(",")[0]))
        with Visit.open(team, read_only=True) as visit:
            produced = produce_report(visit, docx=fresh / REPORT_WORD, pdf=fresh / REPORT_PDF)
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size):
        size = path.stat().st_size // 1024 + 1
        click.echo(f"{size:8} KB  {path.relative_to(folder).as_posix()}")
    told = ngettext(
        "The report has {count} page. Open the visit: {command}",
        "The report has {count} pages. Open the visit: {command}",
        produced.pages,
    )
    click.echo(told.format(count=produced.pages, command=f"inspector-app {folder / team.name}"))
