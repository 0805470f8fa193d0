"""Several hand-overs at once, going back to before them, and what each would bring, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.handover.stream import write_handover
from db.safety.restore import restore_backup
from inspector_app.team.handovers import hand_over, kept_merges, look_at
from inspector_app.team.last_hand_over import last_folder, last_handed_over, new_since, remember_hand_over
from inspector_app.team.merge_sheet import merge_sheet
from inspector_app.team.merging import before_last_merge, bring_in_several
from inspector_app.team.own_copy import settle_in
from inspector_app.team.sticks import Known, notice
from inspector_app.visit import Visit


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


@pytest.fixture
def owain(small_visit, owains_copy) -> Visit:
    small_visit.cases.add("C01")
    return owains_copy()


def test_what_would_come_is_told_in_words_and_nothing_changes(small_visit, owain, stick):
    case = small_visit.cases.by_reference("C01").id
    owain.cases.set(case, team="South")
    small_visit.cases.set(case, team="North")
    source = owain.sources.add("interview", "Parent A")
    owain.sources.write(source, "They rang.")
    path = stick / "owain.handover"
    hand_over(owain, path)
    before = small_visit.store.version_vector()
    news = look_at(small_visit, path).news
    assert (news.made, news.changed, news.unnamed) == (("Interview, Parent A",), ("Case C01",), 0)
    (difference,) = news.differing
    assert {side.words for side in difference.sides} == {"North", "South"}
    assert small_visit.store.version_vector() == before
    assert small_visit.store.conflict_count() == 0


def test_one_refused_hand_over_does_not_stop_the_others(small_visit, owain, stick):
    owain.cases.add("C02")
    good, bad = stick / "good.handover", stick / "bad.handover"
    hand_over(owain, good)
    bad.write_bytes(good.read_bytes()[:-4])
    told: list[str] = []
    merged = bring_in_several(small_visit, [bad, good], progress=lambda _share, words: told.append(words))
    assert [path.name for path, _error in merged.refused] == ["bad.handover"]
    assert merged.reports[0].created == {"sampled_case": 1}
    assert "bad.handover, a backup is made" in told


def test_going_back_to_before_the_merge_takes_all_of_it_back(small_visit, owain, stick):
    assert before_last_merge(small_visit) is None
    for reference in ("C02", "C03"):
        owain.cases.add(reference)
        hand_over(owain, stick / f"{reference}.handover")
    bring_in_several(small_visit, sorted(stick.iterdir()))
    before = before_last_merge(small_visit)
    assert before.own_changes == 0
    small_visit.cases.add("C09")
    assert before_last_merge(small_visit).own_changes == 1
    settle_in(small_visit)
    path, replica = small_visit.store.path, small_visit.store.replica
    small_visit.close()
    kept = restore_backup(path, before.backup)
    with Visit.open(path, clock=small_visit.clock) as back:
        assert [case.reference for case in back.cases.all()] == ["C01"]
        assert back.store.replica != replica
        assert settle_in(back).restored_from is not None
        assert settle_in(back) is None
        assert before_last_merge(back) is None
        merged = bring_in_several(back, sorted(stick.iterdir()))
        assert [case.reference for case in back.cases.all()] == ["C01", "C02", "C03"]
        assert not merged.refused
    with Visit.open(kept, read_only=True) as lost:  # what came after the merge is in the newest backup
        assert [case.reference for case in lost.cases.all()] == ["C01", "C02", "C03", "C09"]


def test_every_merge_stands_on_the_sheet(small_visit, owain, stick):
    case = small_visit.cases.by_reference("C01").id
    owain.cases.set(case, team="South")
    small_visit.cases.set(case, team="North")
    hand_over(owain, stick / "owain.handover")
    bring_in_several(small_visit, list(stick.iterdir()))
    sheet = merge_sheet(small_visit, kept_merges(small_visit))
    assert "Case C01, Team" in str(sheet.blocks)
    assert "Owain Prys, brought in on" in str(sheet.blocks)


# ---- what is noticed, and what is new since ---------------------------------------------------------------
def test_hand_overs_of_others_are_noticed_with_what_is_new(small_visit, owain, stick, tmp_path):
    owain.cases.add("C02")
    deeper = stick / "Thursday"
    deeper.mkdir()
    hand_over(owain, deeper / "owain.handover")
    hand_over(small_visit, stick / "mine.handover")
    (stick / "holiday.handover").write_bytes(b"no hand-over")
    known = Known()
    (found,) = notice(small_visit, [stick, tmp_path / "gone"], known)
    assert ([p.name for p in found.paths], [p.name for p in found.new]) == (["owain.handover"],) * 2
    bring_in_several(small_visit, found.paths)
    (again,) = notice(small_visit, [stick], known)
    assert (again.paths, again.new) == (found.paths, ())


def test_what_is_done_while_a_hand_over_is_written_is_new_since(small_visit, stick):
    small_visit.cases.add("C01")
    path = stick / "mine.handover"
    manifest = write_handover(small_visit.store, path, author=small_visit.me.id, at=small_visit.clock())
    small_visit.cases.add("C02")
    remember_hand_over(small_visit, path, manifest)
    assert new_since(small_visit).created == {"sampled_case": 1}
    assert last_handed_over(small_visit) == manifest.written


def test_what_was_done_since_the_last_hand_over_is_counted(small_visit, stick):
    small_visit.cases.add("C01")
    assert last_folder(small_visit) is None
    assert new_since(small_visit).created["sampled_case"] == 1
    hand_over(small_visit, stick)
    assert last_folder(small_visit) == stick
    assert new_since(small_visit).is_empty
    small_visit.cases.set(small_visit.cases.by_reference("C01").id, note="Late.")
    small_visit.cases.add("C02")
    since = new_since(small_visit)
    assert (since.created, since.changed) == ({"sampled_case": 1}, {"sampled_case": 1})
    small_visit.store.become_new_replica()
    assert new_since(small_visit).is_empty
