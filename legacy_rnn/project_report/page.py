"""Results as one HTML page that needs nothing else."""

from __future__ import annotations

import html

from . import table

_STYLE = """
body { font: 16px/1.45 system-ui, sans-serif; margin: 1rem auto;
  max-width: 70rem; padding: 0 1rem; color: #222; background: #fff; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .6rem .35rem 0;
  border-bottom: 1px solid #ddd; vertical-align: top; }
th button { all: unset; cursor: pointer; font-weight: 600; }
th button:focus-visible { outline: 2px solid #36c; }
th[aria-sort=ascending] button::after { content: ' \\2191'; }
th[aria-sort=descending] button::after { content: ' \\2193'; }
th { position: sticky; top: 0; background: #fff; }
td:first-child { overflow-wrap: anywhere; }
@media (max-width: 40rem) { th, td { font-size: .85rem;
  padding-right: .4rem; } }
h2 a { text-decoration: none; }
.good { color: #176b2c; } .bad { color: #a8201a; } .look { color: #8a5a00; }
pre { overflow-x: auto; background: #f6f6f6; padding: .6rem;
  font-size: .85rem; }
pre.why { white-space: pre-wrap; overflow-wrap: anywhere; }
ins { background: #dff5e1; text-decoration: none; }
del { background: #fbe3e1; text-decoration: none; }
details { margin: .4rem 0; } summary { cursor: pointer; }
h2 { margin-top: 2rem; font-size: 1.15rem; overflow-wrap: anywhere; }
"""
_SCRIPT = """
for (const button of document.querySelectorAll('th button')) {
  button.onclick = () => {
    const head = button.parentNode, row = head.parentNode;
    const up = head.getAttribute('aria-sort') !== 'ascending';
    for (const other of row.children) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    const column = [...row.children].indexOf(head);
    const body = row.closest('table').tBodies[0];
    const key = r => r.cells[column].textContent;
    [...body.rows].sort((a, b) => (up ? 1 : -1) *
      key(a).localeCompare(key(b), undefined, {numeric: true}))
      .forEach(r => body.append(r));
  };
}
"""
_TONES = {
    **dict.fromkeys(('PASS', 'ran', 'ported', 'as it is'), 'good'),
    **dict.fromkeys(('FAIL', 'could not', 'stop'), 'bad'),
    'check': 'look',
}


def write(name, results, version):
    """The page.

    Args:
        name: What the project is called.
        results: Dicts as `stages.Stages.result` makes them.
        version: That of legacy_rnn.

    Returns:
        HTML text.
    """
    titles = ''.join(
        f'<th scope="col"><button>{title}</button></th>'
        for title in table.TITLES
    )
    told = f'{table.summary(results)}. Made by legacy_rnn {version}.'
    rows = ''.join(map(_row, range(len(results)), results))
    programs = ''.join(map(_program, range(len(results)), results))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_escape(name)}: port to today's TensorFlow</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{_escape(name)}</h1>
<p>{_escape(told)}</p>
<table id="table">
<thead><tr>{titles}</tr></thead>
<tbody>{rows}</tbody>
</table>
{programs}
<script>{_SCRIPT}</script>
</body>
</html>
"""


def _row(number, row):
    path, *rest = table.cells(row)
    cells = [f'<td><a href="#p{number}">{_escape(path)}</a></td>']
    cells += [
        f'<td class="{_TONES.get(text, "")}">{_escape(text)}</td>'
        for text in rest
    ]
    return f'<tr>{"".join(cells)}</tr>\n'


def _program(number, row):
    up = '<a href="#table" aria-label="to the table">\u2191</a>'
    parts = [f'<h2 id="p{number}">{_escape(row["path"])} {up}</h2>']
    why = [*table.reasons(row)]
    if row['verify'] == 'PASS':
        why += row['verify_why']
    if why:
        text = _escape(chr(10).join(why))
        parts.append(f'<pre class="why">{text}</pre>')
    evidence = [
        f'{item["path"]}:{table.place(item)}: tf.{item["symbol"]} '
        f'({item["why"]})'
        for item in row['evidence']
    ]
    span = ', '.join(row['releases']) or 'no release'
    parts.append(_folded(f'release: fits {span}', _text(evidence)))
    for file in row['files']:
        title = f'{file["path"]}: {file["status"]}'
        found = [
            f'{table.place(f)}: {f["severity"]}: {f["why"]}'
            for f in file['findings']
        ]
        inner = _text(found) + _diff(file['diff'])
        parts.append(_folded(title, inner) if inner else _plain(title))
    return f'<section>{"".join(parts)}</section>\n'


def _folded(title, inner):
    if not inner:
        return _plain(title)
    summary = f'<summary>{_escape(title)}</summary>'
    return f'<details>{summary}{inner}</details>\n'


def _plain(text):
    return f'<p>{_escape(text)}</p>\n'


def _text(lines):
    return f'<pre>{_escape(chr(10).join(lines))}</pre>' if lines else ''


def _diff(lines):
    tags = {'+': 'ins', '-': 'del'}
    made = []
    for line in lines:
        tag = tags.get(line[:1])
        text = _escape(line)
        made.append(f'<{tag}>{text}</{tag}>' if tag else text)
    return f'<pre>{chr(10).join(made)}</pre>' if made else ''


def _escape(text):
    """Text for HTML, without what a browser would not show."""
    shown = ''.join(
        c if c.isprintable() or c in '\n\t' else f'\\x{ord(c):02x}'
        for c in str(text)
    )
    return html.escape(shown)
