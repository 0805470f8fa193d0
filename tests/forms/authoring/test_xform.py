"""ODK XForms as other tools and people write them, beyond what pyxform makes of an XLSForm."""

from __future__ import annotations

import pytest

from inspector_app.forms.authoring.xform import ReadForm, XFormReader
from inspector_app.forms.filling.state import FormState
from inspector_app.forms.model import CompiledForm

HEAD = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:ev="http://www.w3.org/2001/xml-events" xmlns:jr="http://openrosa.org/javarosa"
    xmlns:orx="http://openrosa.org/xforms" xmlns:odk="http://www.opendatakit.org/xforms">
"""


def read(model: str, body: str, **files: tuple[dict[str, str], ...]) -> ReadForm:
    xml = f"{HEAD}<h:head><h:title>T</h:title><model>{model}</model></h:head><h:body>{body}</h:body></h:html>"
    return XFormReader(xml, {f"{name}.csv": rows for name, rows in files.items()}).read()


def filled(found: ReadForm, **more: object) -> FormState:
    assert found.faults == []
    form = CompiledForm(
        name=found.name,
        version=found.version,
        title={},
        languages=tuple(found.languages),
        default_language=found.languages[0],
        root=found.root,
        definitions=tuple(found.definitions),
        lists=found.lists,
        texts=found.texts,
    )
    return FormState(CompiledForm.from_json(form.to_json()), **more)


def test_paths_may_be_relative_and_groups_without_a_node():
    state = filled(
        read(
            """
            <instance><data id="f" orx:version="7"><g><a>1</a><b/></g><c/></data></instance>
            <bind nodeset="/data/g" relevant="../c = ''"/>
            <bind nodeset="/data/g/a" type="xsd:int" required="true()"/>
            """,
            """
            <group ref="/data/g"><label>G</label>
              <group appearance="field-list"><label>Only for show</label>
                <input ref="a"><label>A</label></input>
                <input ref="../g/./b"><label>B is <output value="../a"/></label></input>
              </group>
            </group>
            <input ref="/data/c"><label>C</label></input>
            """,
        )
    )
    assert state.form.version == "7"
    assert state.node("/g/a").required
    assert state.node("/g/b").label == "B is 1"
    assert [section.path for section in state.form.sections] == ["/g", "/c"]
    state.answer("/c", "x")
    assert not state.node("/g/a").relevant


def test_choices_may_stand_in_the_question_itself():
    state = filled(
        read(
            """
            <itext><translation lang="English (en)"><text id="y"><value>Yes</value></text></translation>
            <translation lang="Cymraeg (cy)"><text id="y"><value>Ie</value></text></translation></itext>
            <instance><data id="f"><a/></data></instance><bind nodeset="/data/a" type="select1"/>
            """,
            """
            <select1 ref="/data/a"><label>A</label>
              <item><label ref="jr:itext('y')"/><value>yes</value></item>
              <item><label>*No*</label><value>no</value></item></select1>
            """,
        ),
        language="cy",
    )
    assert [(c.name, state.in_language(c.label)) for c in state.node("/a").choices] == [
        ("yes", "Ie"),
        ("no", "No"),
    ]
    state.answer("/a", "perhaps")
    assert state.node("/a").value == ""


def test_texts_stand_in_the_forms_own_language_first():
    found = read(
        """
        <itext><translation lang="English (en)"><text id="a"><value>Seen</value></text></translation>
        <translation lang="Cymraeg (cy)" default="true()"><text id="a"><value>Gweld</value></text></translation></itext>
        <instance><data id="f"><a/></data></instance>
        """,
        """<input ref="/data/a"><label ref="jr:itext('a')"/></input>""",
    )
    assert found.languages == ["cy", "en"]
    assert list(found.by_path["/a"].label.values()) == ["Gweld", "Seen"]


def test_a_list_may_come_from_a_file_and_name_its_columns_as_it_likes():
    towns = tuple(
        {"code": code, "title": title, "region": region}
        for code, title, region in (("a", "Aber", "n"), ("b", "Bala", "n"), ("c", "Conwy", "s"))
    )
    state = filled(
        read(
            """
            <instance><data id="f"><region/><town/><title/></data></instance>
            <instance id="towns" src="jr://file-csv/towns.csv"/>
            <bind nodeset="/data/title" calculate="pulldata('towns', 'title', 'code', /data/town)"/>
            """,
            """
            <input ref="/data/region"><label>R</label></input>
            <select1 ref="/data/town"><label>T</label>
              <itemset nodeset="instance('towns')/root/item[region = /data/region][code != 'b']">
              <value ref="code"/><label ref="title"/></itemset></select1>
            """,
            towns=towns,
        )
    )
    state.answer("/region", "n")
    assert [(c.name, c.label) for c in state.node("/town").choices] == [("a", {"default": "Aber"})]
    state.answer("/town", "a")
    assert state.find("/title").answer == "Aber"


def test_a_list_that_is_not_there_is_a_fault():
    found = read(
        """<instance><data id="f"><t/></data></instance><instance id="x" src="jr://file-csv/x.csv"/>""",
        """<select1 ref="/data/t"><itemset nodeset="instance('y')/root/item"><value ref="name"/></itemset></select1>
        <input ref="/data/u"/>""",
    )
    assert [fault.sentence for fault in found.faults] == [
        "There is no list “y”.",
        "There is no node for this question in the form.",
    ]


def test_a_repeat_begins_with_the_instances_that_stand_in_the_form():
    state = filled(
        read(
            """
            <instance><data id="f">
              <p jr:template=""><name>new</name><kin>spouse</kin></p>
              <p><name>John</name><kin/></p><p><name>Kofi</name><kin>spouse</kin></p>
              <q><n>1</n></q><q><n>2</n></q>
              <none jr:template=""><n/></none>
            </data></instance>
            """,
            """
            <repeat nodeset="/data/p"><input ref="/data/p/name"/><input ref="/data/p/kin"/></repeat>
            <repeat nodeset="/data/q" jr:noAddRemove="true()"><input ref="/data/q/n"/></repeat>
            <repeat nodeset="/data/none"><input ref="/data/none/n"/></repeat>
            """,
        )
    )
    assert [state.find(f"/p[{key}]/name").answer for key in state.repeat_keys("/p")] == ["John", "Kofi"]
    assert [state.find(f"/p[{key}]/kin").answer for key in state.repeat_keys("/p")] == ["", "spouse"]
    assert [state.find(f"/q[{key}]/n").answer for key in state.repeat_keys("/q")] == ["1", "2"]
    assert state.repeat_keys("/none") == []
    added = state.add_repeat("/p")
    assert (state.find(f"/p[{added}]/name").answer, state.find(f"/p[{added}]/kin").answer) == (
        "new",
        "spouse",
    )


def test_an_instance_that_is_added_takes_nothing_over_from_one_that_stands_in_the_form():
    state = filled(
        read(
            "<instance><data id='f'><r><a>1</a><g><b>x</b></g></r><r><a>2</a><g><b/></g></r></data></instance>",
            "<repeat nodeset='/data/r'><input ref='/data/r/a'><label>A</label></input></repeat>",
        )
    )
    added = state.add_repeat("/r")
    found = [
        (state.find(f"/r[{key}]/a").answer, state.find(f"/r[{key}]/g/b").answer) for key in ("0", "1", added)
    ]
    assert found == [("1", "x"), ("2", ""), ("", "")]


def test_values_are_set_at_their_events():
    state = filled(
        read(
            """
            <instance><data id="f"><base>7</base><first/><hidden/><r jr:template=""><a/><b/></r><r><a/><b/></r>
              <echo/></data></instance>
            <bind nodeset="/data/hidden" relevant="false()"/>
            <setvalue event="odk-instance-first-load" ref="/data/first" value="/data/base + 1"/>
            <setvalue event="odk-instance-first-load" ref="/data/hidden" value="'x'"/>
            <setvalue ev:event="odk-instance-first-load" ref="/data/r/a">as text</setvalue>
            """,
            """
            <input ref="/data/base"><setvalue event="xforms-value-changed" ref="/data/echo" value="concat('=', ../base)"/>
            </input><input ref="/data/first"/><input ref="/data/hidden"/><input ref="/data/echo"/>
            <repeat nodeset="/data/r"><setvalue event="odk-new-repeat" ref="/data/r/b" value="position(..)"/>
            <input ref="/data/r/a"/><input ref="/data/r/b"/></repeat>
            """,
        )
    )
    assert state.find("/first").answer == "8"
    assert state.find("/hidden").answer == ""  # not while it is hidden
    assert (state.find("/r[0]/a").answer, state.find("/r[0]/b").answer) == ("as text", "")
    added = state.add_repeat("/r")
    assert (state.find(f"/r[{added}]/a").answer, state.find(f"/r[{added}]/b").answer) == ("", "2")
    assert state.find("/echo").answer == ""
    state.answer("/base", "9")
    assert state.find("/echo").answer == "=9"


def test_ranks_files_and_ranges_are_read():
    found = read(
        """
        <instance><data id="f"><r/><i/><d/><n/></data></instance>
        <instance id="l"><root><item><name>a</name><label>A</label></item><item><name>b</name></item></root></instance>
        <bind nodeset="/data/r" type="odk:rank"/><bind nodeset="/data/n" type="decimal"/>
        """,
        """
        <odk:rank ref="/data/r"><itemset nodeset="randomize(instance('l')/root/item, 4)"><value ref="name"/>
        <label ref="label"/></itemset></odk:rank>
        <upload ref="/data/i" mediatype="image/*"/><upload ref="/data/d" mediatype="application/*"/>
        <range ref="/data/n" start="0.5" end="-2" step="0.5"/>
        """,
    )
    types = {definition.path: definition.type for definition in found.definitions if definition.type}
    assert types == {"/r": "rank", "/i": "image", "/d": "file", "/n": "range"}
    assert found.by_path["/r"].randomized
    state = filled(found)
    for answer, counts in (("0.6", ""), ("-2", "-2.0"), ("x", ""), (".5", "0.5")):
        state.answer("/n", answer)
        assert (state.find("/n").counts, state.node("/n").value) == (counts, answer)


def test_a_question_that_a_desktop_cannot_ask_is_a_fault():
    found = read(
        """<instance><data id="f"><g/><v/></data></instance><bind nodeset="/data/g" type="geopoint"/>""",
        """<input ref="/data/g"/><upload ref="/data/v" mediatype="video/*"/>""",
    )
    assert [(fault.path, fault.column) for fault in found.faults] == [("/g", "type"), ("/v", "type")]


def test_a_text_may_be_looked_up_by_its_id():
    state = filled(
        read(
            """
            <itext><translation lang="en"><text id="t-1"><value>One of <output value="/data/a"/></value></text>
            <text id="h"><value>Hint</value><value form="guidance">More</value><value form="image">jr://x</value></text>
            </translation></itext>
            <instance><data id="f"><a>x</a><b/></data></instance>
            <bind nodeset="/data/b" calculate="jr:itext(concat('t-', 1))"/>
            """,
            """<input ref="/data/a"><label ref="jr:itext('gone')">Own words</label><hint ref="jr:itext('h')"/></input>""",
        )
    )
    assert state.find("/b").answer == "One of x"
    node = state.node("/a")
    assert (node.label, node.hint, node.guidance) == ("Own words", "Hint", "More")


def test_no_xform_is_told():
    with pytest.raises(ValueError, match="no primary instance"):
        XFormReader(f"{HEAD}<h:head/></h:html>").read()
