"""One transaction as bytes: read back exactly, and nothing else is read."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.log.decoding import decode
from db.log.encoding import Change, LogTransaction, birth_content, chain, encode
from db.values import Dot, storable

texts = st.text().map(storable)
whole = st.integers(-(2**63), 2**63 - 1)
dots = st.lists(st.builds(Dot, whole, whole), unique=True).map(lambda found: tuple(sorted(found)))
edits = st.builds(
    Change, texts, texts, texts.map(lambda text: f"/{text}"), st.none() | whole | texts | st.binary(), dots
)
births = st.builds(
    Change,
    texts,
    texts,
    st.just(""),
    st.dictionaries(texts, st.none() | whole | texts).map(birth_content),
    st.just(()),
)


def transaction(*changes, **fields):
    made = LogTransaction(5, 1, len(changes), 1, "author", "2024-03-12T17:00:00+00:00", "0.1", changes)
    return made._replace(**fields)


EDIT = Change("reading", "r", "/q", "yes", ())


@given(st.lists(edits | births, min_size=1, max_size=5), texts)
def test_what_is_written_is_read_back(changes, author):
    written = transaction(*changes, author=author)
    assert decode(encode(written)) == written
    assert b"\n" not in encode(written)


@given(st.lists(edits | births, min_size=1, max_size=5), texts)
def test_a_line_is_the_shortest_json_that_keeps_every_letter(changes, author):
    written = transaction(*changes, author=author)
    plain = [
        [*change[:3], {"b": base64.b64encode(change.value).decode()}, change.parents]
        if isinstance(change.value, bytes)
        else change
        for change in changes
    ]
    expected = json.dumps([*written[:7], plain], ensure_ascii=False, separators=(",", ":"))
    assert encode(written) == expected.encode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b",", b", "),
        (b"5", b"5.0"),
        (b"5", b"05"),
        (b'"yes"', b'"\\u0079es"'),
        (b'"yes"', b"true"),
        (b'"yes"', b"1.5"),
        (b'"yes"', b"9223372036854775808"),
        (b'"yes"', b"NaN"),
        (b'"yes"', b'"\\u0000"'),
        (b'"yes"', b'"\\ud800"'),
        (b'"yes"', b'"\xff"'),
        (b'"yes"', b'{"b":"AA"}'),
        (b'"yes"', b'{"b":"AA==","c":1}'),
        (b'"yes"', b"{}"),
        (b'"yes"', b"[" * 5000 + b"]" * 5000),
        (b"[]", b"[[1]]"),
        (b"[]", b'"ab"'),
        (b"[5", b"[7,5"),
    ],
)
def test_nothing_is_read_that_is_not_written_so(old, new):
    line = encode(transaction(EDIT))
    assert old in line
    with pytest.raises(ValueError, match=r".+"):
        decode(line.replace(old, new, 1))


@pytest.mark.parametrize("line", [b"", b"1", b"{}", b"[]", b"[[]]", b"null", b'"text"', b"[" * 100_000])
def test_what_is_no_transaction_is_not_read(line):
    with pytest.raises(ValueError, match=r".+"):
        decode(line)


@pytest.mark.parametrize(
    "change",
    [
        Change("sampled_case", "c", "note", "x", (Dot(2, 1), Dot(1, 1))),
        Change("sampled_case", "c", "note", "x", (Dot(1, 1), Dot(1, 1))),
        Change("sampled_case", "c", "note", 5, ()),
        Change("sampled_case", "c", "double_read", "5", ()),
        Change("sampled_case", "c", "deleted", 2, ()),
        Change("sampled_case", "c", "deleted", None, ()),
        Change("sampled_case", "c", "", "{}", (Dot(1, 1),)),
        Change("sampled_case", "c", "", None, ()),
        Change("sampled_case", "c", "", "[]", ()),
        Change("sampled_case", "c", "", '{"note": "x"}', ()),
        Change("sampled_case", "c", "", '{"note":5}', ()),
        Change("sampled_case", "c", "", '{"double_read":"5"}', ()),
        Change("sampled_case", "c", "", '{"unknown":1.5}', ()),
        Change("sampled_case", "c", "", '{"unknown":9223372036854775808}', ()),
        Change("sampled_case", "c", "", '{"note":"\\u0000"}', ()),
        Change("sampled_case", "c", "", '{"note":"\\ud800"}', ()),
    ],
)
def test_a_change_that_no_copy_can_have_made_is_not_read(change):
    with pytest.raises(ValueError, match=r".+"):
        decode(encode(transaction(change)))


def test_a_link_hangs_on_the_one_before_and_on_every_byte():
    line = encode(transaction(EDIT))
    links = {chain(b"", line), chain(chain(b"", line), line), chain(b"", line.replace(b"yes", b"no"))}
    assert len(links) == 3
