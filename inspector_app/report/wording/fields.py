"""What the report says in words of its own, each with a name.

Counts stand in tables or after their labels, so that hardly any sentence has to bend to a number; one case alone has
words of its own.
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
    team_draft: str
    team_draft_note: str
    team_draft_mark: str
    sent_draft: str
    sent_draft_note: str
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
    ratings_intro_some: str
    ratings_intro_none: str
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

    # charts
    charts: str
    chart_of_cases: str
    chart_of_one_case: str
    chart_says: str
    bar_says: str
    bar_number: str

    # tables of figures
    crosstab_out_of: str
    crosstab_share: str
    crosstab_says: str
    crosstab_says_one: str
    crosstab_chart_says: str
    crosstab_group_says: str
    crosstab_hidden: str
    crosstab_hidden_says: str
    crosstab_note: str

    # who rated what
    who_rated: str
    inspector: str
    agreed_by_team: str
    not_rated: str
    spread: str
    one_rating: str
    spread_says: str
    spread_row_says: str
    spread_step_says: str

    # evidence annex
    evidence: str
    evidence_intro: str
    strength: str
    area: str
    passage: str
    place: str
    case_reading: str
    inspector_and_date: str
    against: str
    nothing_behind: str
    unused_evidence: str
    kind_strength: str
    kind_area: str
    kind_neutral: str
    bearing: str
    moderation: str
    moderation_intro: str
    agreed_and_why: str
    who_held_what: str
    dissent: str
    figure_sources: str
    figure_sources_intro: str
    figure: str
    result: str
    cases_behind: str
    unsettled_cases: str
    unread_cases: str
    other_edition_cases: str
    whole_visit: str

    def cases(self, total: int) -> str:
        """Return how many cases there are, as it stands after a title."""
        return (self.chart_of_one_case if total == 1 else self.chart_of_cases).format(total=total)
