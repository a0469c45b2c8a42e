"""The programs of `examples/` keep what their page says of them."""

import pathlib
import re
import shutil

import pytest

from legacy_rnn import date, port
from tests import forking

FOLDER = pathlib.Path(__file__).resolve().parents[2] / 'examples'
# Program -> release that `run` takes for it.
RELEASES = {
    'language_model_0_8.py': '0.8',
    'character_model_0_12.py': '0.12',
    'reverse_1_2.py': '1.15',
    'sentiment_compat_v1.py': '1.15',
    'series_1_8.py': '1.15',
}


@pytest.fixture(scope='module')
def place(tmp_path_factory):
    """A copy of the folder, with a port of all of it."""
    place = tmp_path_factory.mktemp('work') / 'examples'
    shutil.copytree(FOLDER, place)
    target = place.parent / 'new'
    assert port.main([str(place), f'--outdir={target}', '--copy']) == 0
    return place


def legacy_rnn(place, *arguments):
    return forking.module('legacy_rnn', *arguments, cwd=place)


def test_page_names_every_program():
    page = (FOLDER / 'README.md').read_text('utf-8')
    programs = {p.name for p in FOLDER.glob('*.py')}
    assert {*re.findall(r'`(\w+\.py)`', page)} == programs >= {*RELEASES}


@pytest.mark.parametrize('name', RELEASES)
def test_date_takes_the_release(name, capsys):
    assert date.main([str(FOLDER / name)]) == 0
    assert f'run takes {RELEASES[name]}' in capsys.readouterr().out


@pytest.mark.deep
def test_python_2_program_trains_under_run(place):
    done = legacy_rnn(place, 'run', 'language_model_0_8.py', '--epochs=3')
    assert done.returncode == 0, done.stderr
    found = re.findall(r'perplexity ([\d.]+)', done.stdout)
    assert len(found) == 3
    assert float(found[0]) > float(found[1]) > float(found[2])


@pytest.mark.deep
@pytest.mark.parametrize(
    'program, swap',
    [
        (('article_labelling.py', 'static'), 'rnn over 14 steps -> dynamic_'),
        (('article_classification.py',), 'dynamic_rnn over 8 steps -> static'),
    ],
)
def test_listings_of_the_article_agree_with_themselves(program, swap, place):
    done = legacy_rnn(place, 'parity', '--training_steps=1', *program)
    assert done.returncode == 0, done.stderr
    assert swap in done.stdout.splitlines()[0]
    assert 'parity: PASS, 10 of 10 values' in done.stdout


@pytest.mark.first(1)
@pytest.mark.parametrize('name', RELEASES)
def test_port_computes_what_the_program_does(name, place):
    done = legacy_rnn(place, 'verify', '--steps=3', name, f'../new/{name}')
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith('PASS')
