"""Right and wrong words in English and Welsh, and what is offered for a wrong one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from inspector_app.spelling.dictionary import Dictionary
from inspector_app.spelling.speller import Speller

EN, CY, BOTH = ("en",), ("cy",), ("en", "cy")


@pytest.fixture(scope="module")
def speller():
    return Speller(BOTH, ["Helyg", "Mared", "Llwyd"])


def _wrong(speller, text, languages):
    return [word.text for word in speller.misspelt(text, languages)]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("The child’s wishes weren’t considered; it doesn't matter whose colour it is.", EN),
        ("Safeguarding was organised, and a re-referral followed the well-being check.", EN),
        ("Wellbeing and genograms are words of the field, in CAFs and TAF’s too.", EN),
        ("Mared’s notes on Helyg, case C07, {decision_24h:of} and (iii).", EN),
        ("Mae’r plant a’u rhieni’n dda, a'r tŷ’n lân; â’r fam i’w gweld o’r diwedd.", CY),
        ("Fy nhad, ei chath, ein plant, eu hysgol, dy gartref, yng Nghymru.", CY),
        ("Gwelwyd y plentyn; gellir ailatgyfeirio. Ail-wneud yr e-bost.", CY),
        ("She said “mae’r plant yn hapus” and went home.", BOTH),
    ],
)
def test_right_words_are_left_alone(speller, text, languages):
    assert _wrong(speller, text, languages) == []


@pytest.mark.parametrize(
    ("text", "languages", "wrong"),
    [
        ("They recieved a refferal.", EN, ["recieved", "refferal"]),
        ("The color was organized.", EN, ["color", "organized"]),
        ("It dosn’t matter.", EN, ["dosn’t"]),
        ("a well-bieng check", EN, ["bieng"]),
        ("Mae’r plentun yn dda.", CY, ["plentun"]),
        ("yr arolygaid’r", CY, ["arolygaid’r"]),
        ("The inspection ended.", CY, ["inspection", "ended"]),
        ("Mae’r plant yn dda.", EN, ["Mae’r", "yn", "dda"]),
        ("She said mae’r plentun recieved it.", BOTH, ["plentun", "recieved"]),
    ],
)
def test_wrong_words_are_found(speller, text, languages, wrong):
    assert _wrong(speller, text, languages) == wrong


@pytest.mark.parametrize(
    ("word", "languages", "meant"),
    [
        ("recieve", BOTH, "receive"),
        ("Seperate", BOTH, "Separate"),
        ("dont", BOTH, "don’t"),
        ("dosn't", EN, "doesn't"),
        ("cardif", EN, "Cardiff"),
        ("plentun", BOTH, "plentyn"),
        ("cyfweliadeu", CY, "cyfweliadau"),
        ("reccomendashun", EN, "recommendation"),  # two slips, which Hunspell sees through
    ],
)
def test_what_was_meant_is_offered(speller, word, languages, meant):
    offered = speller.suggestions(word, languages)
    assert meant in offered
    assert len(offered) <= 5


def test_the_language_around_a_word_comes_first(speller):
    assert speller.suggestions("cynghor", BOTH, "Mae’r cynghor yn dda")[0] == "cyngor"
    assert speller.suggestions("plann", BOTH, "They made a plann for the child")[0] == "plan"


def test_nothing_is_offered_for_what_is_no_word(speller):
    assert speller.suggestions("q" * 300, BOTH) == []


def test_terms_are_right_in_their_language_and_names_in_every_one():
    speller = Speller(BOTH, names=["Bro"], terms=["genobox", "inspection", "arolygiad"])
    assert _wrong(speller, "Bro genobox inspection arolygiad", EN) == ["arolygiad"]
    assert _wrong(speller, "Bro genobox inspection arolygiad", CY) == ["inspection"]


def test_an_added_word_is_right_until_it_is_taken_out():
    speller = Speller(EN)
    speller.add("Llŷr")
    assert _wrong(speller, "llŷr, Llŷr and Llŷr’s dog", EN) == []
    speller.take_out("Llŷr")
    assert _wrong(speller, "Llŷr", EN) == ["Llŷr"]


@given(st.text(max_size=60))
def test_any_text_at_all_can_be_checked(text):
    for word in Speller(BOTH).misspelt(text, BOTH):
        assert text[word.start : word.stop] == word.text


def test_dictionaries_may_lie_in_a_folder_of_any_name(tmp_path):
    folder = tmp_path / "Ysgrifennu ŵ"
    shutil.copytree(Path(resources.__file__).parent / "dictionaries", folder)
    assert Dictionary("cy", folder).knows("arolygiad")


def test_nothing_is_written_to_disk(tmp_path):
    folder = tmp_path / "everything"
    folder.mkdir()
    code = (
        "from inspector_app.spelling.speller import Speller\n"
        "speller = Speller(['en', 'cy'])\n"
        "print([word.text for word in speller.misspelt('a recieved word', ['en', 'cy'])])\n"
        "print(speller.suggestions('safegaurdign', ['en', 'cy']))\n"
    )
    places = dict.fromkeys(
        ("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "APPDATA", "LOCALAPPDATA"), str(folder)
    )
    environment = {**os.environ, **places, "PYTHONPATH": str(Path(resources.__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "recieved" in done.stdout
    assert list(folder.iterdir()) == []
