"""Packages that recurrent programs import, and what pip calls them.

Source: the imports of 1,300 public repositories with recurrent programs, and
PyPI.
"""

from __future__ import annotations

from importlib import machinery, metadata, util

# Packages whose name on PyPI is not that of the import.
PIP = {
    'ahocorasick': 'pyahocorasick',
    'alphabet_detector': 'alphabet-detector',
    'antlr4': 'antlr4-python3-runtime',
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
    'causallearn': 'causal-learn',
    'commpy': 'scikit-commpy',
    'configargparse': 'ConfigArgParse',
    'cpuinfo': 'py-cpuinfo',
    'Crypto': 'pycryptodome',
    'cv2': 'opencv-python',
    'Cython': 'cython',
    'dateutil': 'python-dateutil',
    'dj_database_url': 'dj-database-url',
    'django_bulk_update': 'django-bulk-update',
    'django_js_reverse': 'django-js-reverse',
    'docx': 'python-docx',
    'dopamine': 'dopamine-rl',
    'dotenv': 'python-dotenv',
    'ema_pytorch': 'ema-pytorch',
    'enchant': 'pyenchant',
    'execjs': 'PyExecJS',
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
    'jwt': 'pyjwt',
    'kafka': 'kafka-python',
    'Levenshtein': 'python-Levenshtein',
    'linebot': 'line-bot-sdk',
    'magic': 'python-magic',
    'MeCab': 'mecab-python3',
    'mpl_toolkits': 'matplotlib',
    'MySQLdb': 'mysqlclient',
    'neat': 'neat-python',
    'nrrd': 'pynrrd',
    'opencc': 'opencc-python-reimplemented',
    'OpenGL': 'PyOpenGL',
    'opennmt': 'OpenNMT-tf',
    'OpenSSL': 'pyOpenSSL',
    'paho': 'paho-mqtt',
    'patoolib': 'patool',
    'pdfminer': 'pdfminer.six',
    'PIL': 'pillow',
    'pkg_resources': "'setuptools<81'",
    'planetary_computer': 'planetary-computer',
    'pptx': 'python-pptx',
    'progressbar': 'progressbar2',
    'pyaudio': 'PyAudio',
    'pybullet_data': 'pybullet',
    'pybullet_envs': 'pybullet',
    'pybullet_utils': 'pybullet',
    'pycrfsuite': 'python-crfsuite',
    'PyEMD': 'EMD-signal',
    'pylab': 'matplotlib',
    'pympler': 'Pympler',
    'pypfopt': 'PyPortfolioOpt',
    'pystac_client': 'pystac-client',
    'pytorch_lightning': 'pytorch-lightning',
    'pywt': 'PyWavelets',
    'quaternion': 'numpy-quaternion',
    'rest_framework': 'djangorestframework',
    'retro': 'gym-retro',
    'RPi': 'RPi.GPIO',
    'rtmidi': 'python-rtmidi',
    'ruamel': 'ruamel.yaml',
    'scikit_posthocs': 'scikit-posthocs',
    'scikitplot': 'scikit-plot',
    'serial': 'pyserial',
    'skfuzzy': 'scikit-fuzzy',
    'skimage': 'scikit-image',
    'sklearn': 'scikit-learn',
    'sklearn_crfsuite': 'sklearn-crfsuite',
    'sknetwork': 'scikit-network',
    'skopt': 'scikit-optimize',
    'sksparse': 'scikit-sparse',
    'skvideo': 'scikit-video',
    'socketio': 'python-socketio',
    'speech_recognition': 'SpeechRecognition',
    'spellchecker': 'pyspellchecker',
    'sphinx_rtd_theme': 'sphinx-rtd-theme',
    'stop_words': 'stop-words',
    'surprise': 'scikit-surprise',
    'tables': 'tables',
    'talib': 'TA-Lib',
    'telegram': 'python-telegram-bot',
    'tensorflow_serving': 'tensorflow-serving-api',
    'tflearn': "'tflearn<0.5'",
    'timeout_decorator': 'timeout-decorator',
    'torchcrf': 'pytorch-crf',
    'torchnlp': 'pytorch-nlp',
    'tz_detect': 'django-tz-detect',
    'ufal': 'ufal.udpipe',
    'umap': 'umap-learn',
    'unidecode': 'Unidecode',
    'vlc': 'python-vlc',
    'webdriver_manager': 'webdriver-manager',
    'websocket': 'websocket-client',
    'webvtt': 'webvtt-py',
    'yaml': 'PyYAML',
    'yt_dlp': 'yt-dlp',
    'zmq': 'pyzmq',
}
SAME_NAME = frozenset(
    'abjad accelerate addict adjustText aiohttp aiohttp_jinja2 aioredis '
    'airsim akro albumentations ale_py alembic alibi_detect allennlp '
    'alpaca_trade_api alpha_vantage altair angr annoy anthropic anytree '
    'apscheduler arabic_reshaper arch argh arrow arviz asammdf asgiref astor '
    'astropy asyncpg atari_py attrdict aubio audioread Augmentor autocorrect '
    'babel backoff backtrader baostock bashlex bcolz bcrypt beartype '
    'better_exceptions bitarray bitsandbytes bitstring bleak blinker blosc '
    'bokeh boto3 botocore bottle bottleneck brian2 brokenaxes brotli bsuite '
    'bunch cached_property cairocffi cairosvg captcha captum carla cartopy '
    'catboost category_encoders cchardet ccxt cdlib celery certifi cffi '
    'cftime chainer chardet charset_normalizer chatterbot cherrypy chess '
    'cityhash cleverhans click cloudpickle cma cmudict colorama coloredlogs '
    'colorlog colorlover colormath comet_ml commentjson configobj '
    'ConfigSpace conllu contextlib2 contractions coremltools coverage cplex '
    'cryptography ctcdecode ctranslate2 cupy cvxopt cvxpy cx_Oracle d2l '
    'd3rlpy daiquiri dash dask dask_ml databricks_cli dataclasses_json '
    'datefinder dateparser deap decorator deep_translator deepchem deepctr '
    'deepdish deeplabcut deepmerge defusedxml demjson deprecated descartes '
    'dgl dill distance django dlib dm_control dm_env docopt docplex docutils '
    'dotmap dowel dpkt dpu_utils drawnow dtaidistance dtw easydict '
    'editdistance edward efficientnet_pytorch einops elasticsearch eli5 '
    'elkai emcee emoji endplay esig evaluate eventlet face_recognition '
    'fairseq faker falcon fastai fastapi fastBPE fastdtw fastparquet '
    'fastprogress fasttext faust feedparser filelock filterpy finrl finta '
    'fiona fire flair flashtext flask flask_caching flask_cors flask_limiter '
    'flask_login flask_wtf flatdict flax flickrapi fluidsynth flwr folium '
    'foolbox fpdf fredapi fsspec ftfy funcsigs future fuzzywuzzy fvcore '
    'g2p_en gdown gensim geocoder geomloss geopandas geopy gevent glfw glob2 '
    'glog gluoncv gluonnlp gluonts gpiozero gpustat GPUtil GPyOpt gradio '
    'graphviz greenlet gspread gtts gunicorn gurobipy gutenberg gym '
    'gym_minigrid gymnasium h5py hanja hanlp hanziconv hdbscan hdf5storage '
    'hickle hiplot hmmlearn holidays horovod hpbandster httplib2 httpx '
    'huggingface_hub humanfriendly hurst hyperopt hypertools hypothesis '
    'icecream igraph iisignature ijson imageio imgaug importlib_metadata '
    'imutils inflect influxdb instaloader intervaltree invoke ipdb ipykernel '
    'ipyparallel IPython ipywidgets itchat itsdangerous jamo janome jax '
    'jellyfish jieba jinja2 jiwer joblib json5 json_tricks jsonlines '
    'jsonpath jsonpickle kaggle kagglehub kaldiio kapre kenlm keras '
    'keras_applications keras_preprocessing keras_self_attention keras_tqdm '
    'keras_tuner keyboard keyring kivy kiwisolver kmodes konlpy kubernetes '
    'langdetect langid lasagne learn2learn leidenalg lemminflect leveldb '
    'leven librosa lifelines lightgbm lightning lime linkpred llvmlite lmdb '
    'lmfit lockfile logbook loguru luminol lws lxml lz4 m3u8 madmom mahotas '
    'mappy markdown mat4py mat73 matplotlib matplotlib_venn MDAnalysis '
    'memory_profiler metaworld miditoolkit midiutil mido minepy mingus minio '
    'mir_eval missingpy ml_collections mlagents mlagents_envs mlflow mlxtend '
    'mmcv mmdet mne mock mongoengine more_itertools moviepy mpi4py '
    'mplfinance mpmath msgpack msgpack_numpy mujoco mujoco_py multiprocess '
    'munch munkres music21 muspy mutagen mxnet natsort nbclient nbconvert '
    'nbformat ncps neologdn nes_py nest_asyncio netCDF4 netket networkx '
    'neurolab nibabel nilearn nixtla nle nlpaug nltk nmslib nni nnmnkwii '
    'node2vec noisereduce nose nose2 note_seq nptyping num2words numba '
    'numexpr numpydoc oauth2client objgraph obspy ocrd ollama omegaconf onnx '
    'onnx_tf onnxruntime opacus open3d openai openml openpyxl optax optuna '
    'optunity opuslib ortools osmnx overpy overrides owlready2 packaging '
    'pandapower pandarallel pandas pandas_datareader pandas_gbq pandasql '
    'pandera papermill parameterized paramiko parse path pathlib2 peewee '
    'peft persim pesq pettingzoo pexpect pgmpy phonemizer picamera pickle5 '
    'pika pkuseg plac playsound plotly ply plyfile pm4py pmdarima pmlb '
    'polyglot pomegranate portpicker pretty_midi prettytable prettytensor '
    'progress prometheus_client prompt_toolkit pronouncing psutil psycopg2 '
    'ptvsd pubmed_parser pudb pulp py2neo py3nvml py4j pyalgotrade pyamg '
    'pyarrow pyasn1 pyautogui pybind11 pybullet pyclustering pycm '
    'pycocoevalcap pycocotools pyconll pycorenlp pycspade pycuda pydantic '
    'pydash pydicom pydocumentdb pydot pydot_ng pydotplus pydub pyedflib '
    'pyemd pyfolio pygame pyglet pygments pygmo pygraphviz pygrib pygtrie '
    'pyheatmap pyhive pyhocon pykalman pykeops pykitti pyLDAvis pyloudnorm '
    'pymannkendall pymanopt pymavlink pymc3 pymongo pymoo pymunk pymysql '
    'pymystem3 pynvml pyod pyodbc pyonmttok pypandoc pyparsing PyPDF2 PyPDF4 '
    'pyperclip pyphen pypianoroll pypinyin pyprind pyproj PyQt5 pyqtgraph '
    'pyquaternion pyrealsense2 Pyro4 pyroomacoustics pyrouge pysbd pysc2 '
    'pysftp PySide2 PySide6 PySimpleGUI pysindy pyspark pysptk pystoi pytdx '
    'pyteomics pytesseract pytest pytest_mock pythainlp '
    'python_speech_features pyts pyttsx3 pytube pytumblr pytz pyuca pyunpack '
    'pyvi pywinauto pyworld pywsd pyxdameraulevenshtein pyzbar qtpy quadprog '
    'quandl quantstats rapidfuzz rasterio raven rawpy ray rdflib rdkit redis '
    'regex reportlab requests requests_cache requests_toolbelt resampy '
    'resemblyzer retry retrying rich rlax robin_stocks roboschool rouge rpy2 '
    'rsatoolbox rstr rtmidi ruptures s2sphere s3fs sacrebleu sacred '
    'sacremoses safetensors sagemaker sanic scandir scapy schedule schema '
    'scipy scispacy sdmetrics seaborn segment_anything selenium semver '
    'sense2vec sentence_transformers sentencepiece sentry_sdk seqeval setGPU '
    'setproctitle setuptools sgf sgp4 shap shapely signatory '
    'similaritymeasures simpleaudio simplejson simpy six skift sktime '
    'slacker smac smart_open smbus snownlp sounddevice soundfile sox spacy '
    'spectrum sphfile spikingjelly spotipy sqlalchemy sqlalchemy_utils '
    'sqlitedict stable_baselines stable_baselines3 stanfordcorenlp '
    'stanfordnlp stanza starlette statsmodels streamlit structlog stumpy '
    'subword_nmt sugartensor summa sumolib svgwrite swifter sympy symspellpy '
    'tabpfn tabulate talos tenacity tensorboard_logger tensorboardX '
    'tensorflow_datasets tensorflow_docs tensorflow_federated tensorflow_gan '
    'tensorflow_hub tensorflow_io tensorflow_metadata tensorflow_privacy '
    'tensorflow_probability tensorflow_text tensorflowjs tensorforce '
    'tensornets termcolor terminaltables text_unidecode textacy textblob '
    'textstat texttable textworld tf2onnx tf_agents tf_slim tfrecord theano '
    'threadpoolctl thulac tick tifffile tiktoken timm tinytag tokenizers '
    'toml tomli toolz torch torch_cluster torch_geometric torchaudio '
    'torchdiffeq torchinfo torchmeta torchmetrics torchnet torchnlp '
    'torchsummary torchsummaryx torchtext torchvision tornado tqdm traci '
    'transformers transforms3d trax treelib trfl tritonclient trl tslearn '
    'ttkthemes tushare tweepy twilio typeguard typer typing_extensions '
    'ucimlrepo ujson ultralytics underthesea unicodecsv uniseg unyt '
    'urlextract urllib3 uvicorn vaex vamp visdom vispy vizdoom vtk waitress '
    'wand wandb watchdog webcolors webrtcvad websockets werkzeug wfdb wget '
    'whitenoise wikipedia word2number wordcloud wordninja workalendar wxpy '
    'xarray xdg xesmf xgboost xlrd xlsxwriter xlutils xlwt xmltodict xpinyin '
    'yacs yagmail yattag yellowbrick yfinance youtube_dl zarr zhconv zhon '
    'zipp zss'.split()
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
