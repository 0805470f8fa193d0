"""The command figures: the tables of figures beside the figures themselves."""

from __future__ import annotations


def test_tables_are_told_with_the_cases_behind_each_number(call, small_visit, read):
    for reference, team in (("C01", "East"), ("C02", "West"), ("C03", "East")):
        read(small_visit, small_visit.cases.add(reference, team=team))
    small_visit.cases.add("C04")
    record = small_visit.crosstabs.add("Decisions, by team", "case:team", question="in_time")
    called = call("figures", small_visit.store.path)
    assert called.out.splitlines()[-3:] == [
        "Decisions, by team",
        "  Yes: East 2, West 1",
        "  No: East 0, West 0",
    ]
    facts = call("figures", small_visit.store.path, "--json").facts[f"table:{record}"]
    assert facts["title"] == "Decisions, by team"
    assert facts["cells"][0] == {"counted": "Yes", "group": "East", "number": 2, "cases": ["C01", "C03"]}
    assert facts["not_read"] == ["C04"]
