"""Downloads a file whose size and SHA-256 sum are known beforehand."""

import hashlib
import http.client
import time
import typing
import urllib.error
import urllib.request

from legacy_rnn import files

CHUNK = 1 << 16


class Wanted(typing.NamedTuple):
    """A file to download: its name, size in bytes and SHA-256 sum."""

    name: str
    size: int
    sha256: str


def download(wanted, path, mirrors, timeout=30, deadline=600, report=None):
    """Downloads a file from the first mirror that serves it right.

    Nothing is at `path` before size and sum are checked.

    Args:
      wanted: The file.
      path: Where to put it.
      mirrors: URLs of folders, tried in order.
      timeout: Seconds to wait for a connection or the next bytes.
      deadline: Seconds that one mirror may take in all.
      report: Called with a line of text before each attempt, or None.

    Raises:
      OSError: No mirror served the file; says why for each.
    """
    reasons = []
    for mirror in mirrors:
        url = f'{mirror.rstrip("/")}/{wanted.name}'
        if report:
            report(f'downloading {url} ({wanted.size / 1e6:.1f} MB)')
        try:
            with files.atomic(path, 'wb') as stream:
                _fetch(url, wanted, stream, timeout, deadline)
            return
        except _Refused as error:
            reasons.append(f'{url}: {error}')
    raise OSError(
        f'could not download {wanted.name}: {"; ".join(reasons)}; put it at '
        f'{path} by hand'
    )


def sha256(path):
    """Returns the SHA-256 sum of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with open(path, 'rb') as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


class _Refused(Exception):
    """Why a mirror's answer is not used."""


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirects to the web alone, not to other protocols."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        if not newurl.startswith(('http://', 'https://')):
            raise _Refused(f'redirects to {newurl}')
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _fetch(url, wanted, stream, timeout, deadline):
    """Writes what `url` serves to `stream`, or raises _Refused."""
    end = time.monotonic() + deadline
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(url, timeout):
        size += len(chunk)
        if size > wanted.size:
            raise _Refused(f'expected {wanted.size} bytes, got more')
        if time.monotonic() > end:
            raise _Refused(f'took more than {deadline} seconds')
        digest.update(chunk)
        stream.write(chunk)
    if size != wanted.size:
        raise _Refused(f'expected {wanted.size} bytes, got {size}')
    if digest.hexdigest() != wanted.sha256:
        raise _Refused(
            f'expected SHA-256 {wanted.sha256}, got {digest.hexdigest()}'
        )


def _chunks(url, timeout):
    """Yields what `url` serves; network errors become _Refused."""
    opener = urllib.request.build_opener(_WebOnly())
    try:
        with opener.open(url, timeout=timeout) as answer:
            # read1 returns what is there: a dripping server cannot hold us.
            while chunk := answer.read1(CHUNK):
                yield chunk
    except urllib.error.HTTPError as error:
        raise _Refused(f'HTTP {error.code} {error.reason}') from error
    except TimeoutError as error:
        raise _Refused(f'no answer for {timeout} seconds') from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _Refused(f'no answer for {timeout} seconds') from error
        raise _Refused(str(error.reason)) from error
    except (OSError, http.client.HTTPException) as error:
        raise _Refused(str(error) or type(error).__name__) from error
