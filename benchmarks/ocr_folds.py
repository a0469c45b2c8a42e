"""Trains `label` on every fold of the OCR data and averages the test error.

usage: python benchmarks/ocr_folds.py [OUTPUT] [LABEL FLAG ...]

Each fold is held out once. OUTPUT (default: runs/ocr_folds) keeps one run a
fold and results.json. A fold that is done is not trained again, and one that
was interrupted goes on where it stopped: start the script again after a kill.
Without flags it uses the preset ocr_best.flags.
"""

import json
import pathlib
import re
import subprocess
import sys

FOLDS = 10


def train(fold, output, flags):
    """Trains or goes on with one fold; gives its result line's numbers."""
    logdir = output / f'fold{fold}'
    command = [sys.executable, '-m', 'legacy_rnn.label', *flags]
    command += [f'--fold={fold}', f'--logdir={logdir}']
    if logdir.exists():
        command.append('--resume')
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if result.returncode:
        sys.exit(f'fold {fold} ended with status {result.returncode}')
    line = result.stdout.splitlines()[-1]
    return {
        name: float(value)
        for name, value in re.findall(r'(\w+)=([\d.e-]+)', line)
    }


def main(output='runs/ocr_folds', *flags):
    output = pathlib.Path(output)
    output.mkdir(parents=True, exist_ok=True)
    path = output / 'results.json'
    results = json.loads(path.read_text()) if path.exists() else {}
    flags = flags or ('--flagfile=ocr_best.flags',)
    for fold in range(FOLDS):
        if str(fold) not in results:
            results[str(fold)] = train(fold, output, flags)
            temporary = path.with_suffix('.tmp')
            temporary.write_text(json.dumps(results, indent=1))
            temporary.replace(path)
        print(f'fold {fold}:', results[str(fold)], flush=True)
    errors = [row['test_error'] for row in results.values()]
    mean = sum(errors) / len(errors)
    print(f'mean test_error of {len(errors)} folds:', mean)


if __name__ == '__main__':
    main(*sys.argv[1:])
