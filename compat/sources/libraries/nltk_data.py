"""Data of NLTK that have another name today: the list of runner and porter.

Source: NLTK 3.8.2 and 3.9, which read no pickles any more: `punkt_tab`.
"""

from __future__ import annotations

RENAMED = {
    'averaged_perceptron_tagger': 'averaged_perceptron_tagger_eng',
    'maxent_ne_chunker': 'maxent_ne_chunker_tab',
    'maxent_treebank_pos_tagger': 'maxent_treebank_pos_tagger_tab',
    'punkt': 'punkt_tab',
    'tagsets': 'tagsets_json',
}
# Functions that are given a name, or a path that holds one.
FUNCTIONS = ('nltk.download', 'nltk.downloader.download', 'nltk.data.find')
_PICKLE = '.pickle'


def today(name):
    """Today's name or path of data, the same where it is as it was.

    Args:
        name: What a program asks for, such as `'tokenizers/punkt'`.
    """
    parts = [RENAMED.get(part, part) for part in name.split('/')]
    new = '/'.join(parts)
    return name if new == name else new.removesuffix(_PICKLE)
