"""Every fixed sentence and label of the report, in English and Welsh.

Counts stand in tables or after their labels, so that no sentence has to bend to a number.
"""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.report.blocks import Labels


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The report's own words in one language; names in braces are places for what the visit says."""

    labels: Labels

    # cover and front pages
    inspection_report: str
    draft_report: str
    internal_copy: str
    internal_note: str
    about: str
    inspection: str
    details: str
    subject: str
    authority: str
    fieldwork: str
    lead: str
    inspectors: str
    contact: str
    acknowledgements: str
    days: str

    # every chapter
    nothing_written: str

    # methodology
    scope: str
    scope_window: str
    looked_at: str
    looked_at_intro: str
    looked_at_what: str
    number: str
    cases_in_scope: str
    cases_sampled: str
    cases_read: str
    cases_double_read: str
    interviews_held: str
    people_met: str
    supervision_files: str
    documents: str
    performance: str
    observations: str
    earlier_reports: str
    concerns: str
    interviews_by_role: str
    role: str
    interviews: str
    people: str
    other_role: str
    total: str
    criteria: str
    criteria_intro: str
    criteria_table: str
    what_we_look_for: str
    ratings_intro: str
    scale: str
    level: str
    meaning: str
    figures: str
    figures_intro: str
    double_readings: str
    double_readings_open: str
    proportions_intro: str
    proportions: str
    word: str
    share: str
    share_exactly: str
    share_from: str
    share_over: str
    share_between: str
    share_up_to: str
    share_over_up_to: str
    share_over_below: str
    share_below: str

    # summary and criteria
    ratings: str
    criterion: str
    axis: str
    moderated_rating: str
    ratings_of: str
    not_moderated: str
    not_enough: str
    strengths: str
    areas: str
    found: str
    recommendations_intro: str

    # evidence annex
    evidence: str
    evidence_intro: str
    strength: str
    area: str
    passage: str
    place: str
    inspector_and_date: str
    against: str
    nothing_behind: str
    unused_evidence: str
    kind_strength: str
    kind_area: str
    kind_neutral: str
    bearing: str
    figure_sources: str
    figure_sources_intro: str
    figure: str
    result: str
    cases_behind: str
    unsettled_cases: str
    unread_cases: str
    whole_visit: str


_EN = Wording(
    labels=Labels(
        contents="Contents",
        page="Page {page} of {pages}",
        table="Table {number}",
        annex="Annex {number}",
        mark="DRAFT",
    ),
    inspection_report="Inspection report",
    draft_report="Draft report",
    internal_copy="Internal copy",
    internal_note="Internal copy with the evidence annexes. Not for publication.",
    about="About this inspection",
    inspection="Inspection",
    details="Details",
    subject="Subject",
    authority="Authority",
    fieldwork="Fieldwork",
    lead="Lead inspector",
    inspectors="Inspectors",
    contact="Contact",
    acknowledgements="Acknowledgements",
    days="{first} to {last}",
    nothing_written="Nothing is written here yet.",
    scope="Scope",
    scope_window="The inspection looked at cases referred between {first} and {last}.",
    looked_at="The evidence in numbers",
    looked_at_intro="The tables below show what inspectors looked at and whom they met.",
    looked_at_what="What was looked at",
    number="Number",
    cases_in_scope="Cases in the scope of the inspection",
    cases_sampled="Cases in the sample",
    cases_read="Case files read",
    cases_double_read="Case files read by two inspectors",
    interviews_held="Interviews and group discussions held",
    people_met="People met in them",
    supervision_files="Supervision files read",
    documents="Policies, procedures and other documents read",
    performance="Sets of performance information studied",
    observations="Meetings and other work observed",
    earlier_reports="Earlier inspection reports studied",
    concerns="Cases referred to the head of service during the visit",
    interviews_by_role="Whom inspectors met",
    role="Role",
    interviews="Interviews",
    people="People",
    other_role="Others",
    total="Total",
    criteria="Criteria and ratings",
    criteria_intro="All evidence was judged against the criteria of the inspection framework.",
    criteria_table="The criteria",
    what_we_look_for="What inspectors look for",
    ratings_intro="The team agreed a rating of each criterion on each of these scales.",
    scale="{axis}: the ratings and their meaning",
    level="Rating",
    meaning="Meaning",
    figures="Figures and words for proportions",
    figures_intro="Each figure about cases is a count over the case files read. A case to which a question does "
    "not apply is left out of the number that it is counted out of.",
    double_readings="A case that two inspectors read counts once: where their answers differed, each difference "
    "was settled from the file, and the case counts by the agreed reading.",
    double_readings_open="Where the two readings are not settled yet, the case counts by its first reader. The "
    "figures may change when they are.",
    proportions_intro="Where this report describes a share of the cases in words, the words have the meaning "
    "shown below.",
    proportions="Words for proportions",
    word="Words",
    share="Share of the cases",
    share_exactly="{low}%",
    share_from="{low}% or more",
    share_over="over {low}%",
    share_between="{low}% to less than {high}%",
    share_up_to="{low}% to {high}%",
    share_over_up_to="over {low}%, up to {high}%",
    share_over_below="over {low}%, less than {high}%",
    share_below="less than {high}%",
    ratings="Ratings by criterion",
    criterion="Criterion",
    axis="Axis",
    moderated_rating="Rating",
    ratings_of="The ratings of criterion {key} on each axis",
    not_moderated="Not agreed yet",
    not_enough="Not enough evidence yet",
    strengths="Strengths",
    areas="Areas for development",
    found="What we found",
    recommendations_intro="We make these recommendations to the council.",
    evidence="Evidence behind the findings",
    evidence_intro="This annex belongs to the internal copy alone. Under each finding stand the passages that it "
    "rests on, where they come from, and who took them up and when.",
    strength="Strength",
    area="Area for development",
    passage="Passage",
    place="Where it comes from",
    inspector_and_date="Inspector and date",
    against="Speaks against the finding",
    nothing_behind="No evidence is linked to this finding.",
    unused_evidence="Evidence that no finding rests on",
    kind_strength="As a strength",
    kind_area="As an area for development",
    kind_neutral="Neutral",
    bearing="What a finding rests on",
    figure_sources="Cases behind the figures",
    figure_sources_intro="Each figure that this report uses, with the cases that it counts.",
    figure="Figure",
    result="Count",
    cases_behind="Cases counted",
    unsettled_cases="Not settled: {cases}",
    unread_cases="Not read: {cases}",
    whole_visit="A count over the visit",
)

_CY = Wording(
    labels=Labels(
        contents="Cynnwys",
        page="Tudalen {page} o {pages}",
        table="Tabl {number}",
        annex="Atodiad {number}",
        mark="DRAFFT",
    ),
    inspection_report="Adroddiad arolygu",
    draft_report="Adroddiad drafft",
    internal_copy="Copi mewnol",
    internal_note="Copi mewnol gyda’r atodiadau tystiolaeth. Nid i’w gyhoeddi.",
    about="Ynglŷn â’r arolygiad hwn",
    inspection="Arolygiad",
    details="Manylion",
    subject="Pwnc",
    authority="Awdurdod",
    fieldwork="Gwaith maes",
    lead="Prif arolygydd",
    inspectors="Arolygwyr",
    contact="Cyswllt",
    acknowledgements="Cydnabyddiaethau",
    days="{first} hyd {last}",
    nothing_written="Nid oes dim wedi’i ysgrifennu yma eto.",
    scope="Cwmpas",
    scope_window="Edrychodd yr arolygiad ar achosion a gyfeiriwyd rhwng {first} a {last}.",
    looked_at="Y dystiolaeth mewn rhifau",
    looked_at_intro="Mae’r tablau isod yn dangos yr hyn yr edrychodd yr arolygwyr arno a’r bobl y cyfarfuant â nhw.",
    looked_at_what="Yr hyn yr edrychwyd arno",
    number="Nifer",
    cases_in_scope="Achosion o fewn cwmpas yr arolygiad",
    cases_sampled="Achosion yn y sampl",
    cases_read="Ffeiliau achos a ddarllenwyd",
    cases_double_read="Ffeiliau achos a ddarllenwyd gan ddau arolygydd",
    interviews_held="Cyfweliadau a thrafodaethau grŵp a gynhaliwyd",
    people_met="Pobl a gyfarfuwyd ynddynt",
    supervision_files="Ffeiliau goruchwylio a ddarllenwyd",
    documents="Polisïau, gweithdrefnau a dogfennau eraill a ddarllenwyd",
    performance="Setiau o wybodaeth am berfformiad a astudiwyd",
    observations="Cyfarfodydd a gwaith arall a arsylwyd",
    earlier_reports="Adroddiadau arolygu cynharach a astudiwyd",
    concerns="Achosion a gyfeiriwyd at y pennaeth gwasanaeth yn ystod yr ymweliad",
    interviews_by_role="Y bobl y cyfarfu’r arolygwyr â nhw",
    role="Rôl",
    interviews="Cyfweliadau",
    people="Pobl",
    other_role="Eraill",
    total="Cyfanswm",
    criteria="Meini prawf a graddau",
    criteria_intro="Barnwyd yr holl dystiolaeth yn ôl meini prawf y fframwaith arolygu.",
    criteria_table="Y meini prawf",
    what_we_look_for="Yr hyn y mae arolygwyr yn chwilio amdano",
    ratings_intro="Cytunodd y tîm ar radd i bob maen prawf ar bob un o’r graddfeydd hyn.",
    scale="{axis}: y graddau a’u hystyr",
    level="Gradd",
    meaning="Ystyr",
    figures="Ffigurau a geiriau am gyfrannau",
    figures_intro="Cyfrif dros y ffeiliau achos a ddarllenwyd yw pob ffigur am achosion. Gadewir achos nad yw "
    "cwestiwn yn berthnasol iddo allan o’r nifer y cyfrifir ohono.",
    double_readings="Mae achos a ddarllenwyd gan ddau arolygydd yn cyfrif unwaith: lle’r oedd eu hatebion yn "
    "wahanol, setlwyd pob gwahaniaeth o’r ffeil, ac mae’r achos yn cyfrif yn ôl y darlleniad y cytunwyd arno.",
    double_readings_open="Lle nad yw’r ddau ddarlleniad wedi’u setlo eto, mae’r achos yn cyfrif yn ôl ei ddarllenydd "
    "cyntaf. Gall y ffigurau newid pan fyddant.",
    proportions_intro="Lle mae’r adroddiad hwn yn disgrifio cyfran o’r achosion mewn geiriau, mae i’r geiriau yr "
    "ystyr a ddangosir isod.",
    proportions="Geiriau am gyfrannau",
    word="Geiriau",
    share="Cyfran o’r achosion",
    share_exactly="{low}%",
    share_from="{low}% neu fwy",
    share_over="dros {low}%",
    share_between="{low}% hyd at lai na {high}%",
    share_up_to="{low}% i {high}%",
    share_over_up_to="dros {low}%, hyd at {high}%",
    share_over_below="dros {low}%, llai na {high}%",
    share_below="llai na {high}%",
    ratings="Graddau yn ôl maen prawf",
    criterion="Maen prawf",
    axis="Echel",
    moderated_rating="Gradd",
    ratings_of="Graddau maen prawf {key} ar bob echel",
    not_moderated="Heb ei chytuno eto",
    not_enough="Dim digon o dystiolaeth eto",
    strengths="Cryfderau",
    areas="Meysydd i’w datblygu",
    found="Yr hyn a ganfuwyd",
    recommendations_intro="Gwnawn yr argymhellion hyn i’r cyngor.",
    evidence="Tystiolaeth y tu ôl i’r canfyddiadau",
    evidence_intro="Mae’r atodiad hwn yn perthyn i’r copi mewnol yn unig. O dan bob canfyddiad ceir y darnau y mae’n "
    "sefyll arnynt, o ble y dônt, a phwy a’u nododd a phryd.",
    strength="Cryfder",
    area="Maes i’w ddatblygu",
    passage="Darn",
    place="O ble y daw",
    inspector_and_date="Arolygydd a dyddiad",
    against="Yn siarad yn erbyn y canfyddiad",
    nothing_behind="Nid oes tystiolaeth wedi’i chysylltu â’r canfyddiad hwn.",
    unused_evidence="Tystiolaeth nad oes canfyddiad yn sefyll arni",
    kind_strength="Fel cryfder",
    kind_area="Fel maes i’w ddatblygu",
    kind_neutral="Niwtral",
    bearing="Ar beth y mae canfyddiad yn sefyll",
    figure_sources="Yr achosion y tu ôl i’r ffigurau",
    figure_sources_intro="Pob ffigur y mae’r adroddiad hwn yn ei ddefnyddio, gyda’r achosion y mae’n eu cyfrif.",
    figure="Ffigur",
    result="Cyfrif",
    cases_behind="Achosion a gyfrifwyd",
    unsettled_cases="Heb eu setlo: {cases}",
    unread_cases="Heb eu darllen: {cases}",
    whole_visit="Cyfrif dros yr ymweliad",
)

_WORDINGS = {"en": _EN, "cy": _CY}


def wording(language: str) -> Wording:
    """Return the report's own words in a language, "en" or "cy"."""
    return _WORDINGS[language]
