"""Flags that command lines beside a program give a false value."""

from legacy_rnn.compat.sources.programs import command_lines


def test_false_values_stand_in_a_word_of_their_own(tmp_path):
    (tmp_path / '.git').mkdir()
    inner = tmp_path / 'src'
    inner.mkdir()
    (tmp_path / 'README.md').write_text(
        '    python main.py --is_train False --size 10 --show true\n'
        'Give --keep to keep it, --rate 0.5, --test=False or --count 0-3.\n'
    )
    (inner / 'run.sh').write_text('python a.py --lower  0 --re-use f\n')
    (inner / 'a.py').write_text("'python a.py --own False'\n")
    known = {}
    found = {'is_train', 'lower', 're-use'}
    assert command_lines.given_false(inner, known) == found
    assert command_lines.given_false(tmp_path, known) == {'is_train'}
    assert set(known) == {tmp_path, inner}
