"""Installs legacy_rnn; `compat/` and `flags/` become its sub-packages."""

import importlib
import re
import sys
from pathlib import Path

import setuptools
from setuptools.command import build_py

HERE = Path(__file__).resolve().parent

PLOT = ['matplotlib>=3.8']
DOCS = ['mkdocs-material>=9.5', 'mkdocstrings[python]>=0.26']
KERAS = ['keras>=3']
NOTEBOOK = ['ipykernel>=6.29', 'nbclient>=0.10']
# Keras of the time. It wants TensorFlow's own minor: pip install
# "tf_keras~=2.21.0" beside 2.21, or pip changes TensorFlow.
TF_KERAS = ['tf_keras>=2.16']
# TensorBoard up to 2.20 imports pkg_resources, which setuptools 82 dropped.
TENSORBOARD = ['tensorboard>=2.16', 'setuptools>=68,<81']
TEST = [
    *PLOT,
    *TENSORBOARD,
    *TF_KERAS,
    'hypothesis>=6.100',
    'import-linter>=2.0',
    *NOTEBOOK,
    'mypy>=1.10',
    'networkx>=3.0',
    'nltk>=3.8',
    'pandas>=2.2',
    'pytest>=8.0',
    'pytest-xdist>=3.7',
    'ruff>=0.9',
    'scikit-learn>=1.3',
]


def _packages():
    """Maps the top-level folders to the names they install under."""
    top = [
        name
        for name in setuptools.find_packages(
            str(HERE), include=['legacy_rnn', 'legacy_rnn.*']
        )
        if not re.match(r'legacy_rnn\.(compat|flags)(\.|$)', name)
    ]
    mapped = []
    for folder in ('compat', 'flags'):
        mapped.append(f'legacy_rnn.{folder}')
        for name in setuptools.find_packages(str(HERE / folder)):
            mapped.append(f'legacy_rnn.{folder}.{name}')
    return top + mapped


class BuildWithStubs(build_py.build_py):
    """Also writes the type stubs of the namespaces beside the package."""

    def run(self):
        """Builds the package, and makes stubs from the tables in it."""
        super().run()
        if self.editable_mode:
            return
        sys.path.insert(0, str(Path(self.build_lib).resolve()))
        writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
        try:
            stubs = importlib.import_module('legacy_rnn.compat.table.stubs')
            stubs.write(self.build_lib)
        finally:
            del sys.path[0]
            sys.dont_write_bytecode = writes


def _version():
    text = (HERE / 'legacy_rnn' / '__init__.py').read_text('utf-8')
    return re.search(r"^__version__ = '([^']+)'", text, re.M).group(1)


setuptools.setup(
    name='legacy-rnn',
    version=_version(),
    description='TensorFlow 0.5 to 1.15 recurrent networks on TensorFlow 2',
    long_description=(HERE / 'README.md').read_text('utf-8'),
    long_description_content_type='text/markdown',
    license='Apache-2.0',
    python_requires='>=3.10',
    packages=_packages(),
    cmdclass={'build_py': BuildWithStubs},
    package_dir={
        'legacy_rnn': 'legacy_rnn',
        'legacy_rnn.compat': 'compat',
        'legacy_rnn.flags': 'flags',
    },
    package_data={
        'legacy_rnn': ['data/*.npz', 'data/*.md', 'py.typed'],
        'legacy_rnn.compat': ['data/*'],
        'legacy_rnn.flags': ['presets/*/*.flags'],
    },
    install_requires=[
        'absl-py>=2.1',
        'fissix>=24.4',
        'numpy>=1.26',
        # A newer one than was tried warns (compat/supported.py).
        'tensorflow>=2.16',
        'tqdm>=4.66',
    ],
    extras_require={
        'docs': DOCS,
        'keras': KERAS,
        'notebook': NOTEBOOK,
        'plot': PLOT,
        'tensorboard': TENSORBOARD,
        'test': TEST,
        'tf-keras': TF_KERAS,
    },
    entry_points={
        'console_scripts': ['legacy-rnn = legacy_rnn.__main__:main'],
    },
)
