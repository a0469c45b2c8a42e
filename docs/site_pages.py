"""Pages of the site that are not in docs/: the README and its like, the API.

A hook of MkDocs (`mkdocs.yml`). Links between the top folder and docs/ are
made to fit, as both lie in one folder of the site.
"""

import re
import sys
from pathlib import Path

from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import legacy_rnn  # noqa: E402

# File of the top folder -> its page.
TOP = {
    'README.md': 'index.md',
    'ARCHITECTURE.md': 'ARCHITECTURE.md',
    'CONTRIBUTING.md': 'CONTRIBUTING.md',
    'CHANGELOG.md': 'CHANGELOG.md',
}


def on_files(files, config):
    """Adds the pages of the top folder and the one made from docstrings."""
    pages = {page: (ROOT / name).read_text() for name, page in TOP.items()}
    pages['api.md'] = _api()
    for page, text in pages.items():
        files.append(File.generated(config, page, content=_linked(text)))
    return files


def on_page_markdown(markdown, **_):
    """Makes links from docs/ to the top folder links within the site."""
    return _linked(markdown)


def _linked(text):
    text = re.sub(r'\]\(docs/', '](', text)
    return re.sub(
        r'\]\((?:\.\./)?(\w+\.md)',
        lambda link: f']({TOP.get(link[1], link[1])}',
        text,
    )


def _api():
    """The library's public names, each with its signature and docstring."""
    lines = ['# Library', '', legacy_rnn.__doc__, '']
    for name, home in sorted(legacy_rnn._HOMES.items()):
        lines += [f'::: legacy_rnn.{home}.{name}', '']
    return '\n'.join(lines)
