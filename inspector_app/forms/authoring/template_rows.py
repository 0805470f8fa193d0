"""The words of the template: the rows of its sheets, and what is said of each column."""

from __future__ import annotations

from resources.translations import N_

# What is offered in the columns that have few words, as a spreadsheet takes a list.
TRUE_OR_NOT = {
    "required": '"yes,no"',
    "readonly": '"yes,no"',
    "na": '"yes,no"',
    "disabled": '"yes,no"',
    "unavailable": '"show"',
}

# What a comment on the heading says, by sheet and column, in the language of whoever makes the workbook.
NOTES: dict[str, dict[str, str]] = {
    "survey": {
        "type": N_(
            "What is asked for. A list follows select_one, select_multiple and rank. Top-level groups are sections."
        ),
        "name": N_("By which expressions call the answer: letters, digits and underscores."),
        "label": N_(
            "What is asked, in each language. ${name} puts an answer in. **bold** and *italics* are shown."
        ),
        "hint": N_("A line under the question, in each language."),
        "guidance_hint": N_("Longer help, opened when wanted, in each language."),
        "relevant": N_("A condition: the question is asked only when it holds."),
        "required": N_("yes, or a condition: the question must be answered."),
        "required_message": N_("What to say when it is not answered."),
        "constraint": N_("A condition on the answer, which is the point: . <= today()"),
        "constraint_message": N_("What to say when the condition does not hold."),
        "calculation": N_("An expression that gives the answer."),
        "trigger": N_("${name}: the calculation is worked out when that answer changes."),
        "default": N_("The answer that a new form begins with; an expression is worked out once."),
        "readonly": N_("yes, or a condition: the answer cannot be changed."),
        "choice_filter": N_(
            "A condition on the columns of the choices: only those that meet it are offered."
        ),
        "repeat_count": N_(
            "An expression: how often a repeat is there. Without it the reader adds and removes."
        ),
        "appearance": N_("How it is drawn: multiline, minimal, likert …"),
        "parameters": N_("Names with values: start=0 end=10 step=1, randomize=true, rows=5 …"),
        "disabled": N_("yes: the row is left out of the form."),
        "criterion": N_("Our own: the criteria that the question informs, such as i iii."),
        "na": N_("Our own: yes offers “not applicable”."),
        "warning": N_("Our own: as constraint, but the reader may overrule it with a reason."),
        "warning_message": N_("Our own: what to say when the warning does not hold."),
        "unavailable": N_(
            "Our own: show, where a desktop cannot take the type; it is then shown as not available here."
        ),
    },
    "choices": {
        "list_name": N_("The list that the choice belongs to."),
        "name": N_("What is kept as the answer: no blanks."),
        "label": N_("What is read, in each language."),
        "region": N_("Any further column can be used in a choice_filter."),
    },
    "settings": {
        "form_title": N_("The title that readers see, in one language or each."),
        "form_id": N_("What the form is known by; it stays from edition to edition."),
        "version": N_("The edition; count it up with each change."),
        "default_language": N_("The language in which the form opens, as in the headings."),
        "unavailable": N_(
            "show: whatever a desktop cannot take is shown as not available here, in the whole form."
        ),
    },
}

_COLUMNS = (
    "type",
    "name",
    "label::English (en)",
    "label::Cymraeg (cy)",
    "hint::English (en)",
    "hint::Cymraeg (cy)",
    "guidance_hint::English (en)",
    "guidance_hint::Cymraeg (cy)",
    "relevant",
    "required",
    "required_message::English (en)",
    "required_message::Cymraeg (cy)",
    "constraint",
    "constraint_message::English (en)",
    "constraint_message::Cymraeg (cy)",
    "calculation",
    "trigger",
    "default",
    "readonly",
    "choice_filter",
    "repeat_count",
    "appearance",
    "parameters",
    "disabled",
    "criterion",
    "na",
    "warning",
    "warning_message::English (en)",
    "warning_message::Cymraeg (cy)",
    "unavailable",
)


def _row(kind: str, name: str = "", english: str = "", welsh: str = "", **cells: str) -> tuple[str, ...]:
    """Return a row of the survey; texts of other columns are given as `hint_en`, `hint_cy` and so on."""
    texts = {"label::English (en)": english, "label::Cymraeg (cy)": welsh, "type": kind, "name": name}
    for key, text in cells.items():
        column = key.replace("_en", "::English (en)").replace("_cy", "::Cymraeg (cy)")
        texts[column] = text
    return tuple(texts.get(column, "") for column in _COLUMNS)


SURVEY: tuple[tuple[str, ...], ...] = (
    _COLUMNS,
    _row("start", "started"),
    _row("end", "ended"),
    _row("today", "day"),
    _row("username", "reader"),
    _row("begin group", "texts", "Texts and numbers", "Testunau a rhifau", criterion="i"),
    _row(
        "note",
        "welcome",
        "This form shows **every type** of question.",
        "Mae’r ffurflen hon yn dangos **pob math** o gwestiwn.",
    ),
    _row(
        "text",
        "summary",
        "What happened?",
        "Beth ddigwyddodd?",
        hint_en="In a few words.",
        hint_cy="Mewn ychydig eiriau.",
        guidance_hint_en="Keep to what the file says.",
        guidance_hint_cy="Cadwch at yr hyn a ddywed y ffeil.",
        appearance="multiline",
        parameters="rows=4",
    ),
    _row(
        "integer",
        "children",
        "How many children are there?",
        "Faint o blant sydd?",
        required="yes",
        required_message_en="Count them in the file.",
        required_message_cy="Cyfrwch nhw yn y ffeil.",
        constraint=". >= 0 and . <= 20",
        constraint_message_en="From 0 to 20.",
        constraint_message_cy="O 0 i 20.",
    ),
    _row("decimal", "hours", "How many hours did it take?", "Sawl awr a gymerodd?", na="yes"),
    _row(
        "range",
        "confidence",
        "How sure are you?",
        "Pa mor sicr ydych chi?",
        parameters="start=0 end=10 step=1",
    ),
    _row("percentage", "share", "What share of it is done?", "Pa gyfran ohono sydd wedi’i wneud?"),
    _row("calculate", "per_child", calculation="${hours} div ${children}"),
    _row("hidden", "edition", default="template"),
    _row("end group"),
    _row("begin group", "times", "Days and times", "Dyddiau ac amserau", criterion="ii"),
    _row(
        "date",
        "referred",
        "When was the referral made?",
        "Pryd y gwnaed yr atgyfeiriad?",
        constraint=". <= today()",
        constraint_message_en="That day is still to come.",
        constraint_message_cy="Mae’r diwrnod hwnnw eto i ddod.",
    ),
    _row(
        "date",
        "seen",
        "When was the child seen?",
        "Pryd y gwelwyd y plentyn?",
        warning=". - ${referred} <= 7",
        warning_message_en="More than a week after ${referred}.",
        warning_message_cy="Mwy nag wythnos ar ôl ${referred}.",
    ),
    _row("time", "clock", "At what time?", "Am faint o’r gloch?"),
    _row(
        "dateTime",
        "moment",
        "When was it written down?",
        "Pryd y’i cofnodwyd?",
        trigger="${clock}",
        calculation="now()",
    ),
    _row("end group"),
    _row("begin group", "choosing", "Choices", "Dewisiadau", criterion="iii iv"),
    _row(
        "select_one yes_no",
        "alone",
        "Was the child seen alone?",
        "A welwyd y plentyn ar ei ben ei hun?",
        na="yes",
    ),
    _row("text", "why_not", "Why not?", "Pam ddim?", relevant="${alone} = 'no'"),
    _row(
        "select_multiple agency",
        "agencies",
        "Who was asked?",
        "Pwy a holwyd?",
        constraint="count-selected(.) <= 3",
        constraint_message_en="Three at most.",
        constraint_message_cy="Tri ar y mwyaf.",
    ),
    _row("rank agency", "order", "Who helped most?", "Pwy helpodd fwyaf?"),
    _row(
        "select_one town",
        "town",
        "In which town?",
        "Ym mha dref?",
        choice_filter="region = 'north'",
        appearance="minimal",
        parameters="randomize=true",
    ),
    _row(
        "select_one_from_file towns.csv",
        "other_town",
        "In which other town?",
        "Ym mha dref arall?",
        disabled="yes",
    ),
    _row("acknowledge", "read", "I have read the whole file.", "Rwyf wedi darllen y ffeil gyfan."),
    _row("end group"),
    _row("begin group", "family", "The family", "Y teulu"),
    _row("begin repeat", "child", "Child", "Plentyn", repeat_count="${children}"),
    _row("text", "called", "What is the child called here?", "Beth yw enw’r plentyn yma?"),
    _row("end repeat"),
    _row("select_one ${called}", "eldest", "Who is the eldest?", "Pwy yw’r hynaf?"),
    _row("end group"),
    _row("begin group", "attached", "Files", "Ffeiliau"),
    _row("image", "plan", "A picture of the plan", "Llun o’r cynllun"),
    _row("file", "chronology", "The chronology", "Y gronoleg"),
    _row("text", "reference", "Reference of the case", "Cyfeirnod yr achos", default="C-", readonly="yes"),
    _row("geopoint", "place", "Where was it?", "Ble oedd hyn?", unavailable="show"),
    _row("end group"),
)

CHOICES: tuple[tuple[str, ...], ...] = (
    ("list_name", "name", "label::English (en)", "label::Cymraeg (cy)", "region"),
    ("yes_no", "yes", "Yes", "Do", ""),
    ("yes_no", "no", "No", "Naddo", ""),
    ("agency", "school", "The school", "Yr ysgol", ""),
    ("agency", "police", "The police", "Yr heddlu", ""),
    ("agency", "health", "The health service", "Y gwasanaeth iechyd", ""),
    ("town", "bala", "Bala", "Y Bala", "north"),
    ("town", "denbigh", "Denbigh", "Dinbych", "north"),
    ("town", "cardigan", "Cardigan", "Aberteifi", "west"),
)

SETTINGS: tuple[tuple[str, ...], ...] = (
    (
        "form_title::English (en)",
        "form_title::Cymraeg (cy)",
        "form_id",
        "version",
        "default_language",
        "unavailable",
    ),
    ("Every type of question", "Pob math o gwestiwn", "every_type", "1", "English (en)", ""),
)
