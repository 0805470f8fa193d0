"""What the help says: of each page what it is for and what one does there, and how a day goes."""

from __future__ import annotations

from dataclasses import dataclass

from resources.translations import N_


@dataclass(frozen=True, slots=True)
class PageHelp:
    """The help on one page: its title, what it is for, and three to five things that one does there."""

    title: str
    purpose: str
    things: tuple[str, ...]


PAGE_HELP: dict[str, PageHelp] = {
    "overview": PageHelp(
        N_("Overview"),
        N_("What is yours today, how far the visit is, and where the evidence is thin."),
        (
            N_(
                "Begin with “My work today”. Each line opens the case, interview or difference that it names."
            ),
            N_("Every number leads to what it counts: choose it to see the cases or the evidence behind it."),
            N_(
                "A case counts on the day on which it was first read; another reader’s reading of it is a second reading."
            ),
            N_("A dashed gap in the table is a kind of source that a criterion still lacks."),
            N_(
                "The picture is as new as the last hand-overs that were brought in; your own work is always in it."
            ),
        ),
    ),
    "cases": PageHelp(
        N_("Cases"),
        N_("The sample: who reads which case, and how far each reading is."),
        (
            N_("Open a case to read it; your answers so far are there again."),
            N_(
                "The buttons above the table show some of the cases only, such as yours or those not started."
            ),
            N_("The panel at the right shows the readings of the case and any concern about it."),
            N_("The lead brings in the council’s list, then selects cases and allocates them to readers."),
            N_("A second reader makes a double reading; when both are ready, the two are compared."),
        ),
    ),
    "reading": PageHelp(
        N_("Case reading"),
        N_("One case file, read with the form. Each answer is saved as you give it."),
        (
            N_("Answer from the keyboard: digits choose, Enter goes on to the next question."),
            N_(
                "“No”, “not applicable” and not answered yet are three different things; the report counts them apart."
            ),
            N_(
                "Guidance and your comment open below the question. Write no names, neither of children nor of families."
            ),
            N_("Take an answer or a comment up as evidence where it bears on a criterion."),
            N_(
                "Mark the reading as ready when nothing is missing. To change it later, reopen it with a reason."
            ),
        ),
    ),
    "agreement": PageHelp(
        N_("Comparing two readings"),
        N_("Two inspectors have read the same case. Here the answers that differ become one."),
        (
            N_(
                "Talk each difference over, then choose the first or the second reader’s answer, or write a third."
            ),
            N_("“All questions” shows the answers that are the same as well."),
            N_(
                "Make the agreed reading when every difference is chosen. From then on the case counts by it."
            ),
            N_("Both readings stay as they were."),
        ),
    ),
    "interviews": PageHelp(
        N_("Interviews"),
        N_(
            "Interviews and all other sources: documents, supervision files, performance figures, observation."
        ),
        (
            N_("Begin a note with Ctrl N; choose whom you speak with, by role and never by a child’s name."),
            N_("Plan an interview, and it stands on the day’s list of whoever holds it."),
            N_("Filter by kind or role to see what is still to come."),
            N_("Sources from which nothing was taken up can be shown by themselves."),
        ),
    ),
    "note": PageHelp(
        N_("Notes"),
        N_("Write while people speak. Each paragraph keeps the time at which it was begun."),
        (
            N_("Enter begins a new paragraph. What you wrote is saved as you write."),
            N_(
                "Select words and take them up as evidence: for which criterion, and as strength or area for development."
            ),
            N_("The guide at the right has the questions for this role; tick off what was covered."),
            N_("Passages that were taken up are underlined. Choose one to change what it is evidence for."),
        ),
    ),
    "evidence": PageHelp(
        N_("Evidence"),
        N_("All that was taken up, by criterion, and the findings that rest on it."),
        (
            N_("Write a finding, then put the items that bear it out, or speak against it, behind it."),
            N_("A finding that rests on one kind of source or one inspector says so: look for another."),
            N_("Choose an item to see where it comes from, and go to the very words."),
            N_("Items in no finding yet are counted at the top, so that none is forgotten."),
        ),
    ),
    "ratings": PageHelp(
        N_("Ratings"),
        N_("Each inspector rates each criterion on every scale; the team then moderates."),
        (
            N_("Read the levels, choose one, and say why in a few sentences that cite evidence."),
            N_("In the meeting the lead records the moderated rating, and why it moved."),
            N_("Below the spread stands everybody’s rating; “Why” opens its reasons and evidence."),
            N_("Who holds to another level than the agreed one can say why there; it goes on record."),
            N_("A move is told once others have seen both levels, and not while you try one out."),
        ),
    ),
    "team": PageHelp(
        N_("Team"),
        N_("Handing over, bringing in, and settling what two people changed apart from each other."),
        (
            N_(
                "Every evening, hand over: one click where the stick or folder of the last time is there. The file is"
                " read back before you are told that the stick may be taken out."
            ),
            N_(
                "The lead brings the hand-overs in, in any order; what is new is shown before anything changes."
            ),
            N_(
                "Where two people wrote or chose something different, keep one, combine both or write a third; many alike are"
                " settled at once."
            ),
            N_(
                "One click undoes the last merge; backups are made by themselves. “Team meeting” has the evening on one"
                " page, to be printed."
            ),
            N_(
                "Members says who has joined; the lead invites there, with a file and six spoken words. Is a laptop lost?"
                " Tell the lead at once, who says so there: nothing more is sealed to it."
            ),
        ),
    ),
    "papers": PageHelp(
        N_("Print"),
        N_("A reading, notes or the readings of several cases as pages, to be printed or saved as PDF."),
        (
            N_(
                "Press Ctrl P on a reading or on notes; select cases in the table for all their readings in one file."
            ),
            N_(
                "Every question stands there with its answer in words, your comment, and the reason for a warning accepted."
            ),
            N_(
                "“Blank, for paper” is the form with boxes to tick and lines to write on, for the day on which a laptop fails."
            ),
            N_(
                "The printer’s own window offers one side or both, and some of the pages. Nothing is left on the disk by it."
            ),
            N_("A PDF that you save is not encrypted: delete it when it has served."),
        ),
    ),
    "history": PageHelp(
        N_("History"),
        N_("Who changed what and when, with its value before and after."),
        (
            N_(
                "Press Ctrl H on a case, a reading, notes, an item of evidence or the ratings of a criterion."
            ),
            N_(
                "The newest change stands first. What belongs to the thing, such as the paragraphs of a note, is told too."
            ),
            N_("Save the whole history as a table for a spreadsheet, or as JSON lines for other programs."),
        ),
    ),
    "report": PageHelp(
        N_("Report"),
        N_("The draft report, chapter by chapter, with what each sentence stands on beside it."),
        (
            N_(
                "Write # to put in a figure, which is counted from the readings, or the number of another paragraph; @ cites evidence."
            ),
            N_(
                "Drag a paragraph by its number, or on the outline; select and mark words that are quoted in the other language."
            ),
            N_(
                "The checks list what stands between the draft and print. A warning or advice may be accepted with a reason."
            ),
            N_(
                "The preview shows the pages as they will be printed, in either language. Save them as Word and PDF."
            ),
            N_(
                "Under Versions the lead freezes the report for team, council and print, and takes in the council’s points from its table."
            ),
        ),
    ),
    "settings": PageHelp(
        N_("Settings"),
        N_("How the window looks on this computer, the forms, and the details of the inspection."),
        (
            N_("Language, colours and size of text are yours alone; the rest belongs to the visit."),
            N_("The lead keeps the details of the inspection; they go into the report."),
            N_("A new edition of a form is added here, and readings are brought to it."),
            N_(
                "Protection encrypts the file with a passphrase. Save its recovery key on paper: it is the only way in when the passphrase is lost."
            ),
            N_("A protected visit is locked when nobody is there for a time, or by Ctrl Shift L."),
        ),
    ),
}

START = PageHelp(
    N_("Start"),
    N_("Every visit is one file on this computer. Nothing leaves it but what you hand over."),
    (
        N_(
            "You are in the team: take the invitation that your lead gives you, and the six words, and make your own copy"
            " from it."
        ),
        N_(
            "You lead: begin a new visit, name the team, bring in the council’s case list, then invite the others."
        ),
        N_(
            "Each works in a copy of their own. Nobody copies a visit file for somebody else; that is what hand-overs are for."
        ),
        N_("The sample visit is invented. Try everything there; it cannot get mixed up with a real one."),
    ),
)

DAY = (
    (N_("In the morning"), N_("Overview shows what is yours today, and which gaps are left to fill.")),
    (N_("By day"), N_("Read your cases and write your interviews. What you typed is saved when you see it.")),
    (
        N_("In the evening"),
        N_(
            "Hand over to the team. The lead brings the hand-overs in, and the team looks at the whole: what was read,"
            " what rests on one source, what to do tomorrow."
        ),
    ),
    (
        N_("On the last day"),
        N_("The team moderates the ratings, the lead finishes the findings and prints the draft report."),
    ),
    (
        N_("If something fails"),
        N_(
            "A hand-over that is damaged is refused as a whole and changes nothing. Backups stand in the folder beside"
            " your visit file; Team lists them."
        ),
    ),
)
