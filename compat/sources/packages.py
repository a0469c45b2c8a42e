"""Packages that recurrent programs import, and what pip calls them.

Source: the imports of 800 public repositories with recurrent programs, and
PyPI.
"""

from __future__ import annotations

from importlib import machinery, metadata, util

# Packages whose name on PyPI is not that of the import.
PIP = {
    'apache_beam': 'apache-beam',
    'attr': 'attrs',
    'bidi': 'python-bidi',
    'Bio': 'biopython',
    'Box2D': 'Box2D',
    'binance': 'python-binance',
    'bs4': 'beautifulsoup4',
    'bson': 'pymongo',
    'Crypto': 'pycryptodome',
    'cv2': 'opencv-python',
    'Cython': 'cython',
    'dateutil': 'python-dateutil',
    'dotenv': 'python-dotenv',
    'enchant': 'pyenchant',
    'gflags': 'python-gflags',
    'git': 'GitPython',
    'googleapiclient': 'google-api-python-client',
    # The last whose `step` gives four values.
    'gym': "'gym<0.26' 'numpy<2'",
    'Image': 'pillow',
    'imblearn': 'imbalanced-learn',
    'kafka': 'kafka-python',
    'Levenshtein': 'python-Levenshtein',
    'MeCab': 'mecab-python3',
    'mpl_toolkits': 'matplotlib',
    'MySQLdb': 'mysqlclient',
    'opencc': 'opencc-python-reimplemented',
    'paho': 'paho-mqtt',
    'PIL': 'pillow',
    'pkg_resources': "'setuptools<81'",
    'progressbar': 'progressbar2',
    'pyaudio': 'PyAudio',
    'pycrfsuite': 'python-crfsuite',
    'pylab': 'matplotlib',
    'RPi': 'RPi.GPIO',
    'serial': 'pyserial',
    'skimage': 'scikit-image',
    'sklearn': 'scikit-learn',
    'sklearn_crfsuite': 'sklearn-crfsuite',
    'skopt': 'scikit-optimize',
    'skvideo': 'scikit-video',
    'speech_recognition': 'SpeechRecognition',
    'tables': 'tables',
    'talib': 'TA-Lib',
    'telegram': 'python-telegram-bot',
    'tensorflow_serving': 'tensorflow-serving-api',
    # 0.5 is written for tf.compat.v1.
    'tflearn': "'tflearn<0.5'",
    'umap': 'umap-learn',
    'unidecode': 'Unidecode',
    'websocket': 'websocket-client',
    'yaml': 'PyYAML',
    'zmq': 'pyzmq',
}
SAME_NAME = frozenset(
    'abjad adjustText aiohttp ale_py allennlp altair anthropic '
    'arabic_reshaper argh arviz atari_py aubio audioread Augmentor '
    'backtrader baostock bokeh boto3 botocore bottle catboost '
    'category_encoders ccxt celery chainer chatterbot click cloudpickle cma '
    'cmudict colorama colorlog configobj conllu coverage cvxopt cvxpy '
    'cx_Oracle daiquiri dash dask deap deepchem descartes django dm_control '
    'docopt dpkt dtaidistance easydict editdistance einops eli5 emcee emoji '
    'fairseq faker fastapi fastdtw fastparquet fastprogress faust filelock '
    'filterpy flask flask_cors folium fpdf fredapi ftfy funcsigs fuzzywuzzy '
    'g2p_en gdown gensim geopandas geopy gevent glob2 glog graphviz gtts '
    'gym_minigrid gymnasium h5py hanlp hanziconv hdbscan hickle hmmlearn '
    'horovod hurst hyperopt hypothesis imageio imutils inflect ipdb IPython '
    'janome jax jieba jinja2 joblib jsonlines jsonpath kaggle kagglehub '
    'kenlm keras keras_self_attention keras_tqdm kivy kmodes konlpy '
    'langdetect lasagne lemminflect leveldb librosa lifelines lightgbm lime '
    'logbook loguru lws lxml madmom matplotlib matplotlib_venn MDAnalysis '
    'memory_profiler mido mingus mir_eval ml_collections mlagents mlflow '
    'mlxtend mne mock mongoengine moviepy mpi4py mujoco_py music21 muspy '
    'mutagen nbclient nbconvert nbformat nes_py netCDF4 networkx nlpaug nltk '
    'nnmnkwii noisereduce nose num2words numba obspy openai openpyxl optax '
    'ortools packaging pandapower pandarallel pandas pandas_datareader '
    'pandera papermill paramiko peewee pgmpy phonemizer pkuseg plotly pmlb '
    'polyglot pomegranate pretty_midi prettytable prettytensor '
    'prompt_toolkit pronouncing psutil psycopg2 pulp py2neo pyarrow '
    'pyautogui pybind11 pybullet pycocoevalcap pydot pydotplus pydub '
    'pyedflib pyfolio pygame pyglet pykalman pyLDAvis pyloudnorm pymanopt '
    'pymavlink pymc3 pymongo pymysql pyodbc pyphen pypianoroll pypinyin '
    'pyproj PyQt5 pyrouge pysftp PySimpleGUI pyspark pysptk pytdx pytest '
    'pytest_mock pyttsx3 pytz pyvi pyworld pyxdameraulevenshtein pyzbar '
    'quandl rasterio redis regex reportlab requests requests_cache '
    'requests_toolbelt resampy retrying rlax rouge ruptures sacrebleu sacred '
    'sacremoses scipy scispacy seaborn selenium sense2vec '
    'sentence_transformers sentencepiece setuptools shap shapely simplejson '
    'simpy six snownlp sounddevice soundfile sox spacy sqlalchemy '
    'sqlalchemy_utils stanfordnlp stanza statsmodels streamlit subword_nmt '
    'sugartensor svgwrite sympy tabulate talos tenacity tensorboardX '
    'tensorflow_datasets tensorflow_hub tensorflow_probability '
    'tensorflow_text tensorforce tensornets termcolor textblob textstat '
    'textworld tf_agents tf_slim theano thulac timm toml toolz torch '
    'torch_cluster torch_geometric torchaudio torchsummary torchtext '
    'torchvision tornado tqdm transformers trl tslearn tushare typeguard '
    'ujson ultralytics underthesea unicodecsv uvicorn vamp vizdoom waitress '
    'wand wandb webrtcvad werkzeug wget word2number wordcloud xarray xdg '
    'xgboost xlrd xlwt yellowbrick yfinance zarr zhon'.split()
)


def on_pypi(module):
    """What to install for a module, by PyPI's name; None if unknown.

    Args:
        module: Its name in an import, the first part alone.
    """
    return PIP.get(module) or (module if module in SAME_NAME else None)


def has_tf_keras():
    """Whether tf_keras, which is Keras of the time, is installed."""
    return util.find_spec('tf_keras') is not None


def lacks_tf_keras():
    """Whether there is a TensorFlow here to run a port on, and no tf_keras."""
    there = machinery.PathFinder.find_spec('tensorflow') is not None
    return there and not has_tf_keras()


def needs_tf_keras():
    """A sentence that names tf_keras for the TensorFlow that is installed."""
    try:
        found = metadata.version('tensorflow').split('.')[:2]
        version = f'~={".".join(found)}.0'
    except metadata.PackageNotFoundError:
        version = ''
    return f'Keras of the time needs tf_keras: pip install "tf_keras{version}"'
