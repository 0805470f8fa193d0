"""A framework of two criteria and a form of seven questions: everything that a visit needs, and nothing slow."""

from __future__ import annotations

from pathlib import Path

from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.forms.authoring.compile import compile_form
from inspector_app.framework import Framework, LoadedFramework
from inspector_app.framework.model import (
    Abbreviation,
    Axis,
    Chapter,
    Criterion,
    DefaultFigure,
    FormEntry,
    Level,
    Proportion,
    Role,
    SourceKind,
)

DETAILS = InspectionDetails(
    inspectorate="The Inspectorate",
    authority="Bro Helyg County Council",
    subject="small things",
    start_date="2024-03-12",
    end_date="2024-03-15",
)

CASE_READING = """
| survey |
| | type | name | label::English (en) | label::Cymraeg (cy) | relevant | constraint | na | default | warning | warning_message::English (en) | criterion |
| | begin group | decision | The decision | Y penderfyniad | | | | | | | i |
| | select_one yn | in_time | Was it decided in time? | A benderfynwyd mewn pryd? | | | yes | | | | |
| | integer | days | After how many days? | Ar ôl sawl diwrnod? | ${in_time} = 'no' | . > 0 | | | . < 30 | ${days} days is long. | |
| | date | decided_on | When? | Pryd? | | . <= today() | yes | | | | |
| | end group | | | | | | | | | | |
| | begin group | child | The child | Y plentyn | | | | | | | ii |
| | select_multiple way | met | How was the child met? | Sut y gwelwyd y plentyn? | | | yes | | | | |
| | text | said | What did the child say? | Beth ddywedodd y plentyn? | selected(${met}, 'spoken') | | yes | | | | |
| | begin repeat | visit | Visit | Ymweliad | | | | | | | |
| | text | purpose | What for? | I ba ddiben? | | | yes | home visit | | | |
| | end repeat | | | | | | | | | | |
| | end group | | | | | | | | | | |
| choices |
| | list_name | name | label::English (en) | label::Cymraeg (cy) |
| | yn | yes | Yes | Do |
| | yn | no | No | Naddo |
| | way | seen | Seen | Gwelwyd |
| | way | spoken | Spoken to | Siaradwyd |
| settings |
| | form_title | form_id | version |
| | Case reading | case_reading | 1 |
"""
# What became of it: `days` takes fractions, `decided_on` and the visits moved, `who` is new, `said` is gone, and the
# child may have been met alone, while having been seen is no answer any more.
SECOND_EDITION = """
| survey |
| | type | name | label::English (en) | label::Cymraeg (cy) | relevant | constraint | na | default | warning | warning_message::English (en) | criterion |
| | begin group | decision | The decision | Y penderfyniad | | | | | | | i |
| | select_one yn | in_time | Was it decided in time? | A benderfynwyd mewn pryd? | | | yes | | | | |
| | decimal | days | After how many days? | Ar ôl sawl diwrnod? | ${in_time} = 'no' | . > 0 | | | . < 30 | ${days} days is long. | |
| | text | who | Who decided? | Pwy benderfynodd? | | | yes | | | | |
| | end group | | | | | | | | | | |
| | begin group | child | The child | Y plentyn | | | | | | | ii |
| | select_multiple way | met | How was the child met? | Sut y gwelwyd y plentyn? | | | yes | | | | |
| | end group | | | | | | | | | | |
| | begin group | course | The course of it | Hynt y gwaith | | | | | | | ii |
| | date | decided_on | When? | Pryd? | | . <= today() | yes | | | | |
| | begin repeat | visit | Visit | Ymweliad | | | | | | | |
| | text | purpose | What for? | I ba ddiben? | | | yes | home visit | | | |
| | end repeat | | | | | | | | | | |
| | end group | | | | | | | | | | |
| choices |
| | list_name | name | label::English (en) | label::Cymraeg (cy) |
| | yn | yes | Yes | Do |
| | yn | no | No | Naddo |
| | way | spoken | Spoken to | Siaradwyd |
| | way | alone | Alone | Ar ei ben ei hun |
| settings |
| | form_title | form_id | version |
| | Case reading | case_reading | 2 |
"""
# The same with two questions that ask for files.
WITH_FILES = CASE_READING.replace(
    "| | begin repeat |",
    "| | image | genogram | Is there a genogram? | A oes genogram? | | | yes | | | | |\n"
    "| | file | plan | Is there a plan? | A oes cynllun? | | | | | | | |\n"
    "| | begin repeat |",
)
SUPERVISION_FILE = """
| survey |
| | type | name | label::English (en) | label::Cymraeg (cy) |
| | begin group | file | The file | Y ffeil |
| | text | kept | How is it kept? | Sut y’i cedwir? |
| | end group | | | |
| settings |
| | form_title | form_id | version |
| | Supervision file | supervision_file | 1 |
"""


def texts(english: str, welsh: str = "") -> dict[str, str]:
    """Return a text by language."""
    return {"en": english, "cy": welsh or f"{english} (cy)"}


def small_framework(folder: Path, case_reading: str = CASE_READING) -> LoadedFramework:
    """Compile the forms, by way of files in `folder`, and return the framework."""
    forms = []
    for kind, text in (("case-reading", case_reading), ("supervision-file", SUPERVISION_FILE)):
        path = folder / f"{kind}.md"
        path.write_text(text, encoding="utf-8")
        forms.append((FormEntry(kind.replace("-", "_"), kind, path.name), compile_form(path)))
    return LoadedFramework(_framework(tuple(entry for entry, _ in forms)), tuple(forms))


def _framework(forms: tuple[FormEntry, ...]) -> Framework:
    return Framework(
        identifier="small",
        version="1",
        languages=("en", "cy"),
        title=texts("Small framework"),
        subject=texts("small things"),
        criteria=tuple(
            Criterion(key, texts(f"Criterion {key}"), texts(key), texts(f"What {key} asks for."))
            for key in ("i", "ii")
        ),
        axes=tuple(
            Axis(
                key,
                texts(key.capitalize()),
                texts(f"How is the {key}?"),
                tuple(
                    Level(level, value, texts(level), texts(f"It is {level}."))
                    for level, value in (("good", 2), ("poor", 1))
                ),
            )
            for key in ("performance", "prospects")
        ),
        proportions=(
            Proportion(0, texts("few", "ychydig")),
            Proportion(50, texts("most", "y rhan fwyaf")),
            Proportion(100, texts("all", "pob un")),
        ),
        abbreviations=(Abbreviation("CIN", texts("child in need")),),
        roles=(Role("parent", texts("Parent"), texts("Parents"), 1, ""),),
        source_kinds=(
            SourceKind("case-reading", texts("Case reading"), texts("Cases"), ("i", "ii")),
            SourceKind("interview", texts("Interview"), texts("Talks"), ("ii",)),
            SourceKind("document", texts("Document"), texts("Papers"), ()),
            SourceKind("supervision-file", texts("Supervision file"), texts("Files"), ()),
        ),
        forms=forms,
        outline=(
            Chapter("introduction", "text", texts("Introduction"), texts("")),
            Chapter("criterion-i", "criterion", texts("Criterion i"), texts(""), "i"),
            Chapter("criterion-ii", "criterion", texts("Criterion ii"), texts(""), "ii"),
            Chapter("recommendations", "recommendations", texts("Recommendations"), texts("")),
        ),
        figures=(DefaultFigure("in_time", texts("Decided in time"), "${in_time} = 'yes'"),),
    )
