"""Packages that recurrent programs import, and what pip calls them.

Source: the imports of 1,300 public repositories with recurrent programs, and
PyPI.
"""

from __future__ import annotations

from importlib import machinery, metadata, util

# Packages whose name on PyPI is not that of the import.
PIP = {
    'apache_beam': 'apache-beam',
    'attr': 'attrs',
    'bayes_opt': 'bayesian-optimization',
    'bidi': 'python-bidi',
    'binance': 'python-binance',
    'Bio': 'biopython',
    'Box2D': 'Box2D',
    'bs4': 'beautifulsoup4',
    'bson': 'pymongo',
    'cairo': 'pycairo',
    'commpy': 'scikit-commpy',
    'configargparse': 'ConfigArgParse',
    'cpuinfo': 'py-cpuinfo',
    'Crypto': 'pycryptodome',
    'cv2': 'opencv-python',
    'Cython': 'cython',
    'dateutil': 'python-dateutil',
    'docx': 'python-docx',
    'dotenv': 'python-dotenv',
    'enchant': 'pyenchant',
    'faiss': 'faiss-cpu',
    'flask_migrate': 'Flask-Migrate',
    'flask_script': 'Flask-Script',
    'flask_sqlalchemy': 'Flask-SQLAlchemy',
    'gflags': 'python-gflags',
    'git': 'GitPython',
    'googleapiclient': 'google-api-python-client',
    'grpc': 'grpcio',
    'hydra': 'hydra-core',
    'ignite': 'pytorch-ignite',
    'Image': 'pillow',
    'imageio_ffmpeg': 'imageio-ffmpeg',
    'imblearn': 'imbalanced-learn',
    'kafka': 'kafka-python',
    'Levenshtein': 'python-Levenshtein',
    'MeCab': 'mecab-python3',
    'mpl_toolkits': 'matplotlib',
    'MySQLdb': 'mysqlclient',
    'nrrd': 'pynrrd',
    'opencc': 'opencc-python-reimplemented',
    'OpenGL': 'PyOpenGL',
    'OpenSSL': 'pyOpenSSL',
    'paho': 'paho-mqtt',
    'PIL': 'pillow',
    'pkg_resources': "'setuptools<81'",
    'planetary_computer': 'planetary-computer',
    'progressbar': 'progressbar2',
    'pyaudio': 'PyAudio',
    'pybullet_data': 'pybullet',
    'pybullet_utils': 'pybullet',
    'pycrfsuite': 'python-crfsuite',
    'pylab': 'matplotlib',
    'pympler': 'Pympler',
    'pystac_client': 'pystac-client',
    'pytorch_lightning': 'pytorch-lightning',
    'pywt': 'PyWavelets',
    'RPi': 'RPi.GPIO',
    'ruamel': 'ruamel.yaml',
    'scikit_posthocs': 'scikit-posthocs',
    'serial': 'pyserial',
    'skfuzzy': 'scikit-fuzzy',
    'skimage': 'scikit-image',
    'sklearn': 'scikit-learn',
    'sklearn_crfsuite': 'sklearn-crfsuite',
    'sknetwork': 'scikit-network',
    'skopt': 'scikit-optimize',
    'skvideo': 'scikit-video',
    'speech_recognition': 'SpeechRecognition',
    'spellchecker': 'pyspellchecker',
    'sphinx_rtd_theme': 'sphinx-rtd-theme',
    'stop_words': 'stop-words',
    'tables': 'tables',
    'talib': 'TA-Lib',
    'telegram': 'python-telegram-bot',
    'tensorflow_serving': 'tensorflow-serving-api',
    # 0.5 is written for tf.compat.v1.
    'tflearn': "'tflearn<0.5'",
    'timeout_decorator': 'timeout-decorator',
    'torchcrf': 'pytorch-crf',
    'umap': 'umap-learn',
    'unidecode': 'Unidecode',
    'vlc': 'python-vlc',
    'webdriver_manager': 'webdriver-manager',
    'websocket': 'websocket-client',
    'yaml': 'PyYAML',
    'yt_dlp': 'yt-dlp',
    'zmq': 'pyzmq',
}
SAME_NAME = frozenset(
    'abjad accelerate adjustText aiohttp albumentations ale_py alembic '
    'allennlp alpha_vantage altair annoy anthropic arabic_reshaper argh '
    'arviz astor astropy atari_py aubio audioread Augmentor autocorrect '
    'babel backtrader baostock bcrypt bitstring bokeh boto3 botocore bottle '
    'bottleneck cairosvg captum cartopy catboost category_encoders cchardet '
    'ccxt celery cffi chainer chardet chatterbot click cloudpickle cma '
    'cmudict colorama coloredlogs colorlog comet_ml commentjson configobj '
    'ConfigSpace conllu contractions coremltools coverage cryptography '
    'ctranslate2 cupy cvxopt cvxpy cx_Oracle daiquiri dash dask deap '
    'decorator deep_translator deepchem defusedxml deprecated descartes dgl '
    'dill django dm_control docopt docutils dotmap dpkt dtaidistance '
    'easydict editdistance einops elasticsearch eli5 emcee emoji evaluate '
    'eventlet face_recognition fairseq faker falcon fastai fastapi fastdtw '
    'fastparquet fastprogress faust feedparser filelock filterpy fiona flask '
    'flask_cors flax flickrapi folium foolbox fpdf fredapi ftfy funcsigs '
    'fuzzywuzzy fvcore g2p_en gdown gensim geopandas geopy gevent glob2 glog '
    'gpustat GPUtil GPyOpt gradio graphviz greenlet gtts gym gym_minigrid '
    'gymnasium h5py hanlp hanziconv hdbscan hdf5storage hickle hmmlearn '
    'horovod httplib2 httpx huggingface_hub hurst hyperopt hypertools '
    'hypothesis icecream iisignature ijson imageio imutils inflect influxdb '
    'ipdb IPython ipywidgets jamo janome jax jellyfish jieba jinja2 jiwer '
    'joblib json5 jsonlines jsonpath kaggle kagglehub kaldiio kenlm keras '
    'keras_self_attention keras_tqdm keras_tuner keyboard kivy kmodes konlpy '
    'kubernetes langdetect lasagne lemminflect leveldb librosa lifelines '
    'lightgbm lightning lime lmdb logbook loguru lws lxml lz4 m3u8 madmom '
    'mappy markdown mat4py mat73 matplotlib matplotlib_venn MDAnalysis '
    'memory_profiler mido mingus minio mir_eval ml_collections mlagents '
    'mlflow mlxtend mne mock mongoengine moviepy mpi4py mplfinance mpmath '
    'msgpack msgpack_numpy mujoco_py multiprocess munch music21 muspy '
    'mutagen natsort nbclient nbconvert nbformat neologdn nes_py netCDF4 '
    'networkx nibabel nlpaug nltk nni nnmnkwii node2vec noisereduce nose '
    'nptyping num2words numba numexpr oauth2client obspy omegaconf onnx '
    'onnxruntime open3d openai openpyxl optax optuna ortools osmnx overpy '
    'overrides owlready2 packaging pandapower pandarallel pandas '
    'pandas_datareader pandera papermill parameterized paramiko peewee peft '
    'pesq pettingzoo pexpect pgmpy phonemizer pika pkuseg playsound plotly '
    'ply pm4py pmdarima pmlb polyglot pomegranate portpicker pretty_midi '
    'prettytable prettytensor progress prometheus_client prompt_toolkit '
    'pronouncing psutil psycopg2 ptvsd pudb pulp py2neo py4j pyarrow '
    'pyautogui pybind11 pybullet pycm pycocoevalcap pycocotools pycorenlp '
    'pydantic pydicom pydot pydotplus pydub pyedflib pyfolio pygame pyglet '
    'pygraphviz pygtrie pyhocon pykalman pykeops pykitti pyLDAvis pyloudnorm '
    'pymanopt pymavlink pymc3 pymongo pymunk pymysql pyod pyodbc pyonmttok '
    'pyparsing PyPDF2 pyphen pypianoroll pypinyin pyprind pyproj PyQt5 '
    'pyqtgraph pyrouge pysftp PySide6 PySimpleGUI pyspark pysptk pystoi '
    'pytdx pyteomics pytesseract pytest pytest_mock pythainlp '
    'python_speech_features pyttsx3 pytube pytz pyunpack pyvi pyworld pywsd '
    'pyxdameraulevenshtein pyzbar quandl rasterio ray rdflib rdkit redis '
    'regex reportlab requests requests_cache requests_toolbelt resampy '
    'retrying rich rlax rouge rpy2 ruptures sacrebleu sacred sacremoses '
    'sanic scapy schema scipy scispacy seaborn selenium semver sense2vec '
    'sentence_transformers sentencepiece seqeval setproctitle setuptools '
    'shap shapely simpleaudio simplejson simpy six sktime smart_open snownlp '
    'sounddevice soundfile sox spacy spotipy sqlalchemy sqlalchemy_utils '
    'stable_baselines3 stanfordnlp stanza starlette statsmodels streamlit '
    'subword_nmt sugartensor svgwrite swifter sympy tabulate talos tenacity '
    'tensorboardX tensorflow_datasets tensorflow_hub tensorflow_privacy '
    'tensorflow_probability tensorflow_text tensorforce tensornets termcolor '
    'textblob textstat texttable textworld tf2onnx tf_agents tf_slim theano '
    'thulac tiktoken timm tinytag tokenizers toml toolz torch torch_cluster '
    'torch_geometric torchaudio torchdiffeq torchinfo torchmetrics '
    'torchsummary torchtext torchvision tornado tqdm transformers '
    'transforms3d trl tslearn tushare tweepy typeguard typer '
    'typing_extensions ujson ultralytics underthesea unicodecsv urllib3 '
    'uvicorn vamp visdom vizdoom waitress wand wandb watchdog webcolors '
    'webrtcvad websockets werkzeug wget wikipedia word2number wordcloud '
    'wordninja xarray xdg xgboost xlrd xlsxwriter xlwt xmltodict xpinyin '
    'yellowbrick yfinance youtube_dl zarr zhconv zhon'.split()
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
