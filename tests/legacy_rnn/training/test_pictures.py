import io

import numpy as np
import pytest

from legacy_rnn import load_dataset
from legacy_rnn.training import pictures


def test_png_is_read_back_by_matplotlib():
    image = pytest.importorskip('matplotlib.image')
    picture = np.arange(5 * 7 * 3, dtype=np.uint8).reshape(5, 7, 3)
    content = pictures.encode_png(picture)
    read = image.imread(io.BytesIO(content), format='png')
    np.testing.assert_array_equal(np.round(read[..., :3] * 255), picture)


def test_wrong_letters_stand_on_red():
    letters = np.zeros([3, 128])
    shapes = np.zeros([26, 128])
    picture = pictures.draw_word(
        letters, np.array([0, 1, 2]), np.array([0, 5, 2]), shapes
    )
    assert picture.shape == (37 * 3, 30 * 3, 3)
    colors = {tuple(c) for c in picture[-1, ::3].tolist()}
    assert colors == {(255, 255, 255), tuple(pictures.WRONG.tolist())}
    assert (picture[-1, 30:60] == pictures.WRONG).all()


def test_shape_of_a_letter_is_its_mean():
    dataset = load_dataset('ocr')
    indices = np.arange(20)
    shapes = pictures.letter_shapes(dataset, indices)
    letters = [
        dataset.data[i, t]
        for i in indices
        for t in range(dataset.length[i])
        if dataset.labels[i, t] == 12
    ]
    np.testing.assert_allclose(shapes[12], np.mean(letters, 0), rtol=1e-6)
    assert not shapes[25].any()
