"""A small visit with its report written, made once through the services; tests copy the file to change it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.forms.authoring.compile import compile_form
from inspector_app.framework.load import LoadedFramework
from inspector_app.framework.model import framework_from
from inspector_app.report.blocks import Document
from inspector_app.report.build import build
from inspector_app.report.pdf.writer import DrawnPdf, draw_pdf
from inspector_app.report.resolve import resolve
from inspector_app.report.word.writer import draw_docx
from inspector_app.visit import Visit

NOW = datetime(2024, 3, 15, 16, 30, tzinfo=UTC)

FORM = """\
| survey |
| | type | name | label::English (en) | label::Cymraeg (cy) |
| | begin_group | decision | The decision | Y penderfyniad |
| | select_one yes_no | decision_24h | Was it decided within 24 hours? | A benderfynwyd o fewn 24 awr? |
| | end_group | | | |

| choices |
| | list_name | name | label::English (en) | label::Cymraeg (cy) |
| | yes_no | yes | Yes | Do |
| | yes_no | no | No | Naddo |

| settings |
| | form_title | form_id | version | default_language | name |
| | Case reading | case_reading | 1 | English (en) | case_reading |
"""
QUESTION = "/decision/decision_24h"


def _both(english: str, welsh: str) -> dict[str, str]:
    return {"en": english, "cy": welsh}


def _level(key: str, value: int, english: str, welsh: str) -> dict[str, object]:
    descriptor = _both(f"What {english.lower()} means.", f"Ystyr {welsh.lower()}.")
    return {"key": key, "value": value, "title": _both(english, welsh), "descriptor": descriptor}


def _chapter(key: str, kind: str, english: str, welsh: str, criterion: str = "") -> dict[str, object]:
    return {
        "key": key,
        "kind": kind,
        "title": _both(english, welsh),
        "guidance": _both("", ""),
        "criterion": criterion,
    }


FACTS = {
    "identifier": "small",
    "version": "1",
    "languages": ["en", "cy"],
    "title": _both("Small framework", "Fframwaith bach"),
    "subject": _both("Children in need", "Plant mewn angen"),
    "criteria": [
        {
            "key": "i",
            "title": _both("Referral and decision", "Atgyfeirio a phenderfynu"),
            "short": _both("Referral", "Atgyfeirio"),
            "statement": _both("People who are worried are heard.", "Caiff pobl sy’n poeni wrandawiad."),
        },
        {
            "key": "ii",
            "title": {"en": "Assessment"},
            "short": {"en": "Assessment"},
            "statement": {"en": "Assessments say what life is like for the child."},
        },
    ],
    "axes": [
        {
            "key": "performance",
            "title": _both("Current performance", "Perfformiad presennol"),
            "question": _both("", ""),
            "levels": [_level("good", 2, "Good", "Da"), _level("poor", 1, "Poor", "Gwael")],
        },
        {
            "key": "prospects",
            "title": _both("Prospects for improvement", "Rhagolygon ar gyfer gwella"),
            "question": _both("", ""),
            "levels": [_level("promising", 2, "Promising", "Addawol"), _level("poor", 1, "Poor", "Gwael")],
        },
    ],
    "proportions": [
        {"from_percent": 75, "words": _both("most", "y rhan fwyaf")},
        {"from_percent": 50, "words": _both("the majority", "y mwyafrif")},
        {"from_percent": 0.01, "words": _both("few", "ychydig")},
        {"from_percent": 0, "words": _both("none", "dim")},
    ],
    "abbreviations": [],
    "roles": [
        {
            "key": "parent",
            "title": _both("Parent", "Rhiant"),
            "plural": _both("Parents and carers", "Rhieni a gofalwyr"),
            "planned": 1,
            "guide": "",
        }
    ],
    "source_kinds": [
        {"key": key, "title": _both(key, key), "short": _both(key, key), "expected_for": []}
        for key in ("case-reading", "interview", "document", "supervision-file")
    ],
    "forms": [{"name": "case_reading", "kind": "case-reading", "file": "case_reading.md"}],
    "outline": [
        _chapter("introduction", "text", "Introduction", "Cyflwyniad"),
        _chapter("methodology", "methodology", "Methodology", "Methodoleg"),
        _chapter("summary", "summary", "Headline summary", "Prif grynodeb"),
        _chapter("criterion-i", "criterion", "Referral and decision", "Atgyfeirio a phenderfynu", "i"),
        _chapter("criterion-ii", "criterion", "Assessment", "Asesu", "ii"),
        _chapter("recommendations", "recommendations", "Recommendations", "Argymhellion"),
    ],
    "figures": [
        {
            "name": "decision_24h",
            "title": _both("Decided within 24 hours", "Penderfynwyd o fewn 24 awr"),
            "condition": "${decision_24h} = 'yes'",
            "among": "",
        }
    ],
    "charts": [
        {
            "chapter": "summary",
            "title": _both("Work in time", "Gwaith mewn pryd"),
            "question": "",
            "figures": ["decision_24h"],
        },
        {
            "chapter": "criterion-i",
            "title": _both("Decisions", "Penderfyniadau"),
            "question": "decision_24h",
            "figures": [],
        },
    ],
}

DETAILS = InspectionDetails(
    inspectorate="Inspectorate for Family Services",
    inspectorate_cy="Arolygiaeth Gwasanaethau Teulu",
    authority="Cwm Tywyll Council",
    authority_cy="Cyngor Cwm Tywyll",
    subject="assessment and care of children in need",
    subject_cy="asesu a gofal plant mewn angen",
    start_date="2024-03-12",
    end_date="2024-03-15",
    scope_from="2023-10-01",
    scope_to="2023-11-30",
    sample_frame=40,
    contact="inspections@example.org",
    background="An earlier inspection made five recommendations.",
    background_cy="Gwnaeth arolygiad cynharach bum argymhelliad.",
    scope="Children who were referred and assessed.",
    acknowledgements="We thank everyone who met us.",
    acknowledgements_cy="Diolchwn i bawb a gyfarfu â ni.",
)


@pytest.fixture(scope="session")
def written_visit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the small visit."""
    folder = tmp_path_factory.mktemp("visit")
    (folder / "case_reading.md").write_text(FORM, encoding="utf-8")
    framework = framework_from(FACTS)
    loaded = LoadedFramework(framework, ((framework.forms[0], compile_form(folder / "case_reading.md")),))
    with Visit.create(
        folder / "small.inspection", loaded, DETAILS, "Mared Llwyd", clock=lambda: NOW
    ) as visit:
        _write(visit)
    return folder / "small.inspection"


@pytest.fixture
def visit(written_visit: Path, tmp_path: Path) -> Iterator[Visit]:
    """A copy of the small visit to read and change."""
    path = tmp_path / "small.inspection"
    shutil.copy(written_visit, path)
    with Visit.open(path, clock=lambda: NOW) as opened:
        yield opened


def _write(visit: Visit) -> None:
    visit.members.add("Owain Prys")
    cases = visit.cases.add_many([{"reference": f"C0{n}"} for n in range(1, 5)])
    visit.cases.allocate(cases, visit.me.id)
    for case, answer in zip(cases, ("yes", "yes", "yes", "no"), strict=True):
        reading = visit.readings.start(case)
        ReadingSession(visit, reading).answer(QUESTION, answer)
        visit.readings.mark_ready(reading)
    interview = visit.sources.add("interview", "Two parents, east", role="parent", people=2)
    note = visit.sources.write(interview, "I rang and they answered.")
    passage = visit.evidence.take_up(
        "I rang and they answered.", ("i",), "strength", source=interview, paragraph=note
    )
    visit.evidence.take_up("Nobody rang back.", ("i",), "area", source=interview)
    strength = visit.findings.add(
        "i", "strength", "Callers are **heard** at once.", text_cy="Caiff galwyr wrandawiad ar unwaith."
    )
    visit.findings.rest_on(strength, [passage])
    area = visit.findings.add("i", "area", "Referrers are seldom told the outcome.")
    visit.recommendations.add(
        "Tell everyone who refers what was decided.",
        text_cy="Dweud wrth bawb sy’n atgyfeirio beth a benderfynwyd.",
        findings=[area],
    )
    visit.ratings.moderate("i", "performance", "good", "The evidence agrees.")
    visit.ratings.moderate("i", "prospects", "not-enough", "Too early to say.")
    _write_paragraphs(visit)


def _write_paragraphs(visit: Visit) -> None:
    add = visit.paragraphs.add
    add("introduction", "The inspection asked *one* question.", text_cy="Gofynnwyd *un* cwestiwn.")
    add("methodology", "Every file was read.", text_cy="Darllenwyd pob ffeil.")
    add("summary", "Decisions are quick: {decision_24h:of}.", text_cy="Cyflym: {decision_24h:of}.")
    add(
        "criterion-i",
        "It was decided within 24 hours in {decision_24h:of}.\n\nThis is {decision_24h:words}.",
        text_cy="Penderfynwyd o fewn 24 awr mewn {decision_24h:of}, sef {decision_24h:words}.",
        section="The first day",
        section_cy="Y diwrnod cyntaf",
    )
    add(
        "criterion-i",
        "Nobody translated this: ŵ and ŷ.",
        section="The first day",
        section_cy="Y diwrnod cyntaf",
    )


@dataclass(frozen=True)
class Files:
    """Both files of one report, and the resolved document that they draw."""

    document: Document
    drawn: DrawnPdf
    docx: bytes

    def pdf_pages(self) -> list[str]:
        """Return the text of each page of the PDF."""
        pdf = pdfium.PdfDocument(self.drawn.content)
        try:
            return [page.get_textpage().get_text_range() for page in pdf]
        finally:
            pdf.close()


def _files(document: Document) -> Files:
    drawn = draw_pdf(document, NOW)
    return Files(document, drawn, draw_docx(document, NOW, drawn.anchors, drawn.pages))


@pytest.fixture
def draw() -> Callable[..., Files]:
    """Draw both files of a visit."""

    def both(visit: Visit, language: str = "en", *, internal: bool = False) -> Files:
        return _files(resolve(build(visit, language, internal=internal)))

    return both


@pytest.fixture
def draw_document() -> Callable[[Document], Files]:
    """Draw both files of a resolved document."""
    return _files
