# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program as a user would, in a home of its own, and reports by the Test Anything Protocol."""
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

LANGUAGES = ['de', 'en', 'es', 'lt', 'pl', 'vi']
PROGRAM = os.path.abspath(sys.argv[1])
SOURCE = os.path.abspath(sys.argv[2])
BUILD = os.path.abspath(sys.argv[3])
DATA = os.environ.get('SALES_TEST_DATA', '')
cases = []


class Skip(Exception):
    pass


def case(function):
    cases.append(function)
    return function


class Result:
    def __init__(self, done):
        self.status = done.returncode
        self.out = done.stdout.decode('utf-8', 'surrogateescape')
        self.err = done.stderr.decode('utf-8', 'surrogateescape')
        self.bytes = done.stdout

    def __str__(self):
        return 'status %d\nstdout: %s\nstderr: %s' % (self.status, self.out[-2000:], self.err[-2000:])


class Home:
    """A folder that is the user's whole world."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix='sales-command-')

    def file(self, name):
        return os.path.join(self.path, name)

    def environment(self, **more):
        keep = {name: value for name, value in os.environ.items()
                if name in ('PATH', 'LD_LIBRARY_PATH', 'ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS', 'TZ')}
        keep.update(HOME=self.path, XDG_DATA_HOME=self.file('data'), XDG_CONFIG_HOME=self.file('config'),
                    XDG_CACHE_HOME=self.file('cache'), XDG_STATE_HOME=self.file('state'), XDG_RUNTIME_DIR=self.path,
                    LC_ALL='C.UTF-8', G_DEBUG='fatal-warnings', GSETTINGS_BACKEND='memory')
        keep.update(more)
        return keep

    def run(self, *arguments, stdout=subprocess.PIPE, **environment):
        done = subprocess.run([PROGRAM] + list(arguments), cwd=self.path, stdin=subprocess.DEVNULL, stdout=stdout,
                              stderr=subprocess.PIPE, env=self.environment(**environment), timeout=240)
        done.stdout = done.stdout or b''
        return Result(done)


sample_home = None


def sample():
    """A sample company of a fixed day, made once; tests copy it where they change it."""
    global sample_home
    if sample_home is None:
        sample_home = Home()
        done = sample_home.run('new', '--sample', '--today', '2026-11-21', 'sample.sales')
        assert done.status == 0, done
    return sample_home.file('sample.sales')


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def need(program):
    if shutil.which(program) is None:
        raise Skip('%s is not installed' % program)


def need_data(*parts):
    path = os.path.join(DATA, *parts)
    if not DATA or not os.path.exists(path):
        raise Skip('the data set is not beside the project')
    return path


def main():
    print('1..%d' % len(cases))
    for number, function in enumerate(cases, 1):
        home = Home()
        name = function.__doc__.strip().rstrip('.')
        try:
            function(home)
            print('ok %d - %s' % (number, name))
        except Skip as reason:
            print('ok %d - %s # SKIP %s' % (number, name, reason))
        except Exception:
            print('not ok %d - %s' % (number, name))
            for line in traceback.format_exc().split('\n'):
                print('# ' + line)
        finally:
            for where, folders, _ in os.walk(home.path):
                os.chmod(where, 0o700)
            shutil.rmtree(home.path, ignore_errors=True)
        sys.stdout.flush()
    if sample_home is not None:
        shutil.rmtree(sample_home.path, ignore_errors=True)
