"""Names of packages in a program's own lists."""

from legacy_rnn.compat.sources.programs import listed_packages


def test_names_of_all_lists_up_to_the_checkout(tmp_path):
    (tmp_path / '.git').mkdir()
    inner = tmp_path / 'src'
    inner.mkdir()
    (inner / 'requirements-dev.txt').write_text(
        '# tools\nA_b.c==1.0\n  d >= 2 ; python_version < "3"\ne[f, g]~=1\n'
        '-r other.txt\n./local\ngit+https://host.org/h\nlast'
    )
    (tmp_path / 'environment.yml').write_text(
        'name: x\ndependencies:\n  - python=3.6\n  - pip:\n    - i_j==2\n'
    )
    (tmp_path / 'setup.py').write_text(
        "setup(name='own', install_requires=[\n    'k>=1',\n    \"l\"\n],\n"
        "extras_require={'test': ['m']})\n"
    )
    assert set(listed_packages.listed_for(inner, {})) == {
        *('a-b-c', 'd', 'e', 'last'),
        *('python', 'i-j'),
        *('k', 'l', 'm', 'test'),
    }
    assert listed_packages.listed_for(inner, {})['i-j'] == 'i_j'


def test_outside_of_a_checkout_few_folders_above_count(tmp_path):
    (tmp_path / 'requirements.txt').write_text('a\n')
    inner = tmp_path / 'b' / 'c' / 'd'
    (inner / 'e').mkdir(parents=True)
    for folder in (tmp_path, inner):
        assert set(listed_packages.listed_for(folder, {})) == {'a'}
    assert not listed_packages.listed_for(inner / 'e', {})
