"""TensorFlow of modules that are not known is checked."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.names.exports import Exports
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import check_noop, findings

UNKNOWN = {
    'an import by a name': "m = importlib.import_module('tensorflow')\n",
    'an import by a made name': "m = __import__('tensorflow.' + name)\n",
    'an unknown module': 'import helpers\ny = helpers.tf.pack(x)\n',
    'a module that is loaded': "m = sys.modules['tensorflow'].contrib\n",
    'a module that may be': "m = sys.modules.get('tensorflow.contrib')\n",
    'a name of the file': "m = globals()['tf']\n",
    'a name of a call': "m = locals().get('tf')\n",
    'a name of an unknown module': 'from helpers import tf as t\n',
}


@pytest.mark.parametrize('name', UNKNOWN)
def test_tensorflow_of_another_module_is_checked(name):
    ported = check_noop(UNKNOWN[name])
    assert findings(ported, 'check') == ['other-modules']


@pytest.mark.parametrize(
    'source',
    [
        "m = importlib.import_module('os')\nn = __import__(name)\n",
        'y = [x.tf for x in z]\n',
        "y = globals()['model'], globals()[name], sys.modules['os']\n",
        "sys.modules['tensorflow'] = x\ny = d['tensorflow'], d.get('tf')\n",
    ],
)
def test_what_is_plain_is_not_checked(source):
    assert check_noop(source).status == 'ported'


@pytest.mark.parametrize(
    'source',
    [
        'from helpers import tf\ny = tf.{}(x)\n',
        'from helpers import *\ny = tf.{}(x)\n',
        'import helpers\ny = helpers.tf.{}(x)\n',
    ],
)
def test_module_of_the_program_is_followed(source):
    told = Project(exports={'helpers': Exports({'tf': ''})})
    ported = port_text(source.format('pack'), '0.8', project=told)
    assert ported.status == 'ported'
    assert ported.text == source.format('stack')
