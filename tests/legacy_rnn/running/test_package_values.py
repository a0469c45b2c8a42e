"""What functions of packages gave then is there while a program runs."""

from tests.legacy_rnn.running.programs import needs, runs


@needs('networkx')
def test_views_of_networkx_are_lists_and_dicts(capfd):
    code = (
        'import random\n'
        'import networkx as nx\n'
        'g = nx.Graph()\n'
        'g.add_edge(5, 6)\n'
        'd = g.degree()\n'
        'print g.nodes()[0], g.edges()[0], d.values(), d.items()\n'
        'print random.choice(g.neighbors(5)), nx.shortest_path_length(g)[5]\n'
        'for n in g.nodes():\n'
        '    g.remove_node(n)\n'
        'print len(g)\n'
    )
    assert runs(capfd, code)[:3] == [
        '5 (5, 6) [1, 1] [(5, 1), (6, 1)]',
        '6 {5: 0, 6: 1}',
        '0',
    ]


@needs('cv2')
def test_contours_are_three_values_where_a_program_takes_three(capfd):
    code = (
        'import cv2, imutils, numpy as np\n'
        'x = np.zeros((9, 9), np.uint8)\n'
        'x[2:5, 3:6] = 255\n'
        'y, c, h = cv2.findContours(x, cv2.RETR_TREE, 2)\n'
        'print(y is x, cv2.contourArea(c[0]), h.shape)\n'
        'for c in cv2.findContours(x, cv2.RETR_TREE, 2)[1]:\n'
        '    print(cv2.contourArea(c))\n'
        'c = cv2.findContours(x, cv2.RETR_TREE, 2)\n'
        'c = c[0] if imutils.is_cv2() else c[1]\n'
        'print(len(c))\n'
    ).replace('imutils, ', 'types, ')
    code = 'imutils = None\n' + code
    assert runs(capfd, code)[:3] == ['True 4.0 (1, 1, 4)', '4.0', '1']


@needs('gensim')
def test_smart_open_of_gensim_gives_bytes(capfd):
    code = (
        'import os\n'
        'from gensim import utils\n'
        'print(type(utils.smart_open(os.devnull).read()))\n'
    )
    assert runs(capfd, code)[0] == "<class 'bytes'>"


@needs('gensim')
def test_models_of_gensim_know_how_much_there_is_to_train(capfd):
    code = (
        'from gensim.models import Word2Vec\n'
        'm = Word2Vec(size=4, min_count=1, iter=2)\n'
        "words = [['a', 'b']] * 9\n"
        'm.build_vocab(words)\n'
        'm.train(words)\n'
        "print(m['a'].shape)\n"
    )
    assert runs(capfd, code)[0] == '(4,)'


def test_a_minus_denies_truth_values(capfd):
    code = (
        'import numpy as np\n'
        'x = np.array([1., np.nan, 3.])\n'
        'm = x == 3\n'
        'print(x[-np.isnan(x)], x[-m])\n'
    )
    assert runs(capfd, code)[0] == '[1. 3.] [ 1. nan]'


@needs('PIL', 'sklearn')
def test_functions_do_untold_what_they_did(capfd):
    code = (
        'from PIL import Image\n'
        'from sklearn.ensemble import RandomForestClassifier\n'
        'from sklearn.svm import SVC\n'
        "x = Image.new('L', (4, 1))\n"
        'x.putdata([0, 255, 0, 255])\n'
        'print(list(x.resize((2, 1)).tobytes()), SVC().gamma)\n'
        'print(RandomForestClassifier().n_estimators, '
        'RandomForestClassifier(7).n_estimators)\n'
    )
    assert runs(capfd, code)[:2] == ['[255, 255] auto', '10 7']


@needs('h5py')
def test_attributes_of_files_are_decoded(capfd, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code = (
        'import h5py\n'
        "f = h5py.File('a.h5', 'w')\n"
        "f.attrs['a'] = 'x'.encode('utf8')\n"
        "f.attrs['b'] = [b'y', b'z']\n"
        "print(f.attrs['a'].decode('utf8'))\n"
        "print([n.decode('utf8') for n in f.attrs['b']])\n"
    )
    assert runs(capfd, code)[:2] == ['x', "['y', 'z']"]
