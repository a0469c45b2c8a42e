"""Modules that protoc of before 3.19 wrote."""

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.rules.graphs import old_protocols
from tests.compat.porting.tools import findings


def test_module_is_written_whole():
    head = '"""Generated."""\n# source: a.proto\n'
    rule = old_protocols.RULE
    ported = port_text(head + rule.before, '1.15')
    assert ported.text == head + rule.after
    assert not findings(ported, 'check')
    assert port_text(ported.text, '1.15').text == ported.text
