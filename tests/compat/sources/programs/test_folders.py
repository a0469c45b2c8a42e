"""Which files of a folder are sources."""

import json

import pytest

from legacy_rnn.compat.sources.programs import folders


@pytest.mark.parametrize(
    ('name', 'text', 'is_one'),
    [
        ('train.py', '', True),
        ('train', '#!/usr/bin/env python3\nx = 1\n', True),
        ('train', '#! /usr/bin/python2.7 -u\nx = 1\n', True),
        ('train', '#!/bin/sh\npython train.py\n', False),
        ('train.sh', '#!/usr/bin/env python\n', False),
        ('LICENSE', 'python\n', False),
    ],
)
def test_scripts_without_suffix_are_known_by_their_first_line(
    name, text, is_one, tmp_path
):
    path = tmp_path / name
    path.write_text(text)
    assert folders.sources(tmp_path) == ([path] if is_one else [])


@pytest.mark.parametrize(
    ('language', 'is_one'), [('python', True), ('R', False), ('bash', False)]
)
def test_notebooks_of_other_languages_are_no_sources(
    language, is_one, tmp_path
):
    path = tmp_path / 'a.ipynb'
    told = {'kernelspec': {'name': 'k', 'language': language}}
    path.write_text(json.dumps({'metadata': told, 'cells': []}))
    assert folders.sources(tmp_path) == ([path] if is_one else [])
