"""What may tell who a child is, sentence by sentence, and what must hold of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.privacy.finding import Likeness
from inspector_app.privacy.likely_names import comparable, find_likely_names
from inspector_app.privacy.name_lists import name_lists

PERSON, HOME, BIRTH = Likeness.PERSON, Likeness.HOME, Likeness.BIRTH

NOTICED = [
    ("Megan Rees has the same worker since May.", [("Megan Rees", PERSON)]),
    ("The mother, Carys, rang the office twice.", [("Carys", PERSON)]),
    ("Carys’s teacher sees her each morning.", [("Carys", PERSON)]),
    ("They got the two brothers in Heol y Bont back to school.", [("Heol y Bont", HOME)]),
    ("He was seen by Mrs Rees and by Dr. Kowalska.", [("Mrs Rees", PERSON), ("Dr. Kowalska", PERSON)]),
    ("Her sister Zofia was not asked.", [("Zofia", PERSON)]),
    ("A boy called Kacper had been at three schools.", [("Kacper", PERSON)]),
    ("Only the older twin (Nadiya) was spoken to.", [("Nadiya", PERSON)]),
    ("The Rees family moved in January.", [("Rees", PERSON)]),
    ("Nobody had told the Young family.", [("Young", PERSON)]),
    ("When Rees rang, nobody answered.", [("Rees", PERSON)]),
    ("According to Pritchard the plan was never shared.", [("Pritchard", PERSON)]),
    ("Grace Evans and April Jones are on one file.", [("Grace Evans", PERSON), ("April Jones", PERSON)]),
    ("The younger girl, Grace, was seen alone.", [("Grace", PERSON)]),
    ("Owain ap Dafydd waits for a place.", [("Owain ap Dafydd", PERSON)]),
    ("The family lives at 14 Mill Lane.", [("14 Mill Lane", HOME)]),
    ("They moved to Stryd Fawr, then to Maes-y-Coed.", [("Stryd Fawr", HOME), ("Maes-y-Coed", HOME)]),
    ("The letter went to LL57 2XX.", [("LL57 2XX", HOME)]),
    ("The child, born 3/4/2015, was not seen.", [("born 3/4/2015", BIRTH)]),
    ("born 12/03/2015", [("born 12/03/2015", BIRTH)]),
    ("ganwyd 3 ebrill 2015, medd y ffeil", [("ganwyd 3 ebrill 2015", BIRTH)]),
    ("On the front page: dob 3.4.15.", [("dob 3.4.15", BIRTH)]),
    ("D.O.B. 3 April 2015 is given twice.", [("D.O.B. 3 April 2015", BIRTH)]),
    ("His date of birth is 2015-04-03.", [("date of birth is 2015-04-03", BIRTH)]),
    ("He is aged 8 (3/4/2015) and in care.", [("aged 8 (3/4/2015", BIRTH)]),
    ("Her birthday is on 3 April.", [("birthday is on 3 April", BIRTH)]),
    ("M.R., 7, has moved school twice.", [("M.R., 7", PERSON)]),
    ("MR (aged 7) was not spoken to.", [("MR (aged 7", PERSON)]),
    ("J, 7 years old, chose the place.", [("J, 7 years old", PERSON)]),
    # Welsh
    ("Dywedodd y fam, Carys, iddi ffonio ddwywaith.", [("Carys", PERSON)]),
    ("Gwelwyd Rhys Pritchard ar ei ben ei hun.", [("Rhys Pritchard", PERSON)]),
    ("Ni ofynnwyd i’w chwaer Zofia.", [("Zofia", PERSON)]),
    ("Bachgen o’r enw Kacper oedd y trydydd.", [("Kacper", PERSON)]),
    ("Mae teulu Parry wedi symud.", [("Parry", PERSON)]),
    ("Ganwyd ef ar 3 Ebrill 2015.", [("Ganwyd ef ar 3 Ebrill 2015", BIRTH)]),
    ("Dyddiad geni: 3/4/2015.", [("Dyddiad geni: 3/4/2015", BIRTH)]),
    ("Mae J, yn 7 oed, yn byw gyda’i nain.", [("J, yn 7 oed", PERSON)]),
    ("Mae’r teulu’n byw yn Ffordd yr Orsaf.", [("Ffordd yr Orsaf", HOME)]),
]

NOT_NOTICED = [
    "Will the council know by Monday? May be. Mark that.",
    "Both have been in post since the autumn.",
    "Referrals are screened before noon by a duty manager.",
    "In May, June and August fewer children were seen than in April.",
    "The East team carried three vacancies until Tuesday 9 January.",
    "Children Act 1989, Part 3, and the Social Services and Well-being (Wales) Act.",
    "The High Court and the Family Court both asked for it.",
    "Child A and Parent B live with Sibling 2; Child A, aged 7, chose the place.",
    "The mother, Welsh-speaking, was offered English only.",
    "The father, who works nights, was not asked.",
    "He told the girl, Year 6, that nobody would be cross.",
    "The child’s father said: “They talk to Mam and not to me.”",
    "Ysgol Dewi Sant and Thomas House send letters; so does Prince Charles Hospital.",
    "Flying Start and Families First take most of them.",
    "Grace and patience were needed. Hope is not a plan.",
    "A Grant was asked for by the Dean of the college.",
    "The policy is dated 3/4/2015 and was reviewed on 12 March 2024.",
    "The baby was born in 2015 and the review fell in March.",
    "Children aged 5 to 9 were seen by 12 March 2024.",
    "TAF (12) and CP (3) were open; 71% of 48 were seen.",
    "A Foster carer and a Young person’s advocate came. The Street is busy.",
    "Signs of Safety is used in Bro Helyg.",
    "Beth sydd wedi newid? Pam nad oes cynllun? Dan bwysau, dywedodd pawb.",
    "Mae’r tîm yn y Dwyrain yn cwrdd bob dydd Gwener ym mis Mai.",
    "Ebrill oedd y mis prysuraf, ac Ionawr wedyn.",
    "Ffordd newydd o weithio yw hon. Maes i’w ddatblygu yw’r llall.",
    "Gofynnwyd i’r plentyn, Blwyddyn 6, ac i’r fam, Saesnes, am eu barn.",
    "Ysgol Gyfun Gwynedd a Llys y Goron.",
    "Cafodd y plentyn ei eni yn 2015.",
]


def noticed(text, fine=frozenset()):
    return [(text[found.start : found.stop], found.likeness) for found in find_likely_names(text, fine)]


@pytest.mark.parametrize(("text", "expected"), NOTICED)
def test_what_may_tell_who_a_child_is_is_noticed(text, expected):
    assert noticed(text) == expected


@pytest.mark.parametrize("text", NOT_NOTICED)
def test_what_tells_nothing_is_left_alone(text):
    assert noticed(text) == []


def test_members_of_the_team_are_fine_with_either_name():
    fine = {comparable("Owain"), comparable("Prys")}
    assert noticed("Owain Prys and Owain’s colleague saw Megan Rees.", fine) == [("Megan Rees", PERSON)]


def test_what_was_kept_is_fine_as_it_was_written_only():
    fine = {comparable("Heol  y Bont")}
    assert noticed("Heol y Bont is a nursery; Heol y Capel is not.", fine) == [("Heol y Capel", HOME)]


# ---- properties --------------------------------------------------------------------------------------------
_NAMES = sorted(name_lists().given | name_lists().family)
_PIECES = st.one_of(
    st.sampled_from(_NAMES).map(str.capitalize),
    st.sampled_from(
        ["Heol", "y", "Bont", "14", "Mill Lane", "born", "3/4/2015", "aged 8", "mother,", "M.R.", "(", "."]
    ),
    st.text(max_size=6),
)
_TEXTS = st.lists(_PIECES, max_size=12).map(" ".join)


@given(_TEXTS)
def test_findings_lie_in_the_text_in_order_and_apart(text):
    found = find_likely_names(text)
    reach = 0
    for entry in found:
        assert reach <= entry.start < entry.stop <= len(text)
        reach = entry.stop


@given(_TEXTS)
def test_what_is_kept_is_not_noticed_again(text):
    fine = {comparable(words) for words, _likeness in noticed(text)}
    assert noticed(text, fine) == []


@given(st.text(alphabet=st.characters(exclude_categories=["Lu", "Lt", "Nd", "Nl", "No"])))
def test_a_text_without_capitals_and_digits_has_nothing_to_notice(text):
    assert find_likely_names(text) == []


@given(st.text())
def test_any_text_can_be_looked_at(text):
    assert all(text[found.start : found.stop].strip() for found in find_likely_names(text))
