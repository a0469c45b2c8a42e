import hashlib
import os

import pytest

from legacy_rnn.datasets import download


def _wanted(server):
    digest = hashlib.sha256(server.body).hexdigest()
    return download.Wanted('file', len(server.body), digest)


def _download(server, path, *kinds, **options):
    mirrors = [f'{server.url}/{kind}' for kind in kinds]
    download.download(_wanted(server), path, mirrors, **options)


@pytest.mark.parametrize('kind', ['good', 'redirect'])
def test_honest_mirror_gives_the_file(server, tmp_path, kind):
    _download(server, tmp_path / 'new' / 'file', kind)
    assert (tmp_path / 'new' / 'file').read_bytes() == server.body


@pytest.mark.parametrize(
    'kind, reason',
    [
        ('corrupt', 'expected SHA-256'),
        ('short', 'expected 10240 bytes, got 10239'),
        ('long', 'expected 10240 bytes, got more'),
        ('truncate', 'expected 10240 bytes, got 1000'),
        ('missing', 'HTTP 404'),
        ('stall', 'no answer for 0.3 seconds'),
        ('silent', 'no answer for 0.3 seconds'),
        ('drip', 'took more than 0.6 seconds'),
        ('loop', 'redirect'),
        ('outside', 'redirects to ftp://localhost/file'),
        ('garbage', 'BadStatusLine|BAD|\x00'),
    ],
)
def test_lying_mirror_leaves_nothing(server, tmp_path, kind, reason):
    # What is not about time has plenty, for machines that are busy.
    limits = {
        'timeout': 0.3 if kind in ('stall', 'silent') else 30,
        'deadline': 0.6 if kind == 'drip' else 60,
    }
    with pytest.raises(OSError, match=reason) as caught:
        _download(server, tmp_path / 'file', kind, **limits)
    assert f'/{kind}/file' in str(caught.value)
    assert os.listdir(tmp_path) == []


def test_next_mirror_is_tried_after_a_lie(server, tmp_path):
    said = []
    _download(
        server,
        tmp_path / 'file',
        'corrupt',
        'missing',
        'good',
        report=said.append,
    )
    assert server.asked == ['corrupt', 'missing', 'good']
    assert [line.split('/')[-2] for line in said] == server.asked
    assert (tmp_path / 'file').read_bytes() == server.body


def test_every_mirror_is_named_when_all_fail(server, tmp_path):
    message = 'could not download file: .*/short.* put it at .*/file by hand'
    with pytest.raises(OSError, match=message):
        _download(server, tmp_path / 'file', 'short', 'missing')


def test_closed_port_is_an_error(tmp_path):
    wanted = download.Wanted('file', 1, '0')
    with pytest.raises(OSError, match='refused'):
        download.download(wanted, tmp_path / 'file', ['http://127.0.0.1:9'])
