# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed beside the program: desktop file, metainfo, MIME type, icons, manual pages, completion."""
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as tree

from tap import BUILD, LANGUAGES, PROGRAM, SOURCE, Skip, case, main, need, sample

ID = 'com.example.SalesManager'


def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, **more)


@case
def test_desktop_file(home):
    """The desktop file is valid and in six languages."""
    need('desktop-file-validate')
    path = os.path.join(BUILD, 'data', ID + '.desktop')
    done = run('desktop-file-validate', path)
    assert done.returncode == 0 and done.stdout == b'', done.stdout
    with open(path, encoding='utf-8') as file:
        text = file.read()
    for language in LANGUAGES:
        for key in ('Name', 'Comment', 'Keywords'):
            assert language == 'en' or '%s[%s]=' % (key, language) in text, (key, language)


@case
def test_metainfo(home):
    """The metainfo is valid and in six languages."""
    need('appstreamcli')
    path = os.path.join(BUILD, 'data', ID + '.metainfo.xml')
    done = run('appstreamcli', 'validate', '--no-net', path)
    assert done.returncode == 0, done.stdout
    summaries = tree.parse(path).findall('summary')
    assert len(summaries) == len(LANGUAGES)
    assert all(len(summary.text) <= 35 for summary in summaries), [summary.text for summary in summaries]


@case
def test_mime_type(home):
    """A document is recognised by its content, without its ending."""
    need('update-mime-database')
    need('gio')
    folder = home.file('data/mime/packages')
    os.makedirs(folder)
    shutil.copy(os.path.join(SOURCE, 'data', ID + '.mime.xml'), os.path.join(folder, ID + '.xml'))
    assert run('update-mime-database', os.path.dirname(folder)).returncode == 0
    shutil.copy(sample(), home.file('company'))
    done = run('gio', 'info', '-a', 'standard::content-type', home.file('company'), env=home.environment())
    assert b'application/x-sales-manager' in done.stdout, done.stdout


@case
def test_icons(home):
    """The icons are square drawings without text or pictures inside."""
    for name in ('scalable/apps/%s.svg' % ID, 'symbolic/apps/%s-symbolic.svg' % ID):
        root = tree.parse(os.path.join(SOURCE, 'data/icons/hicolor', name)).getroot()
        assert root.get('width') == root.get('height'), name
        kinds = {element.tag.split('}')[1] for element in root.iter()}
        assert not kinds & {'text', 'image', 'script'}, kinds


@case
def test_manual_pages(home):
    """The manual page says in each language what --help says, and man finds nothing wrong."""
    for language in LANGUAGES:
        path = os.path.join(BUILD, 'data', language + '.sales-manager.1')
        if not os.path.exists(path):
            raise Skip('manual pages need a program that runs here')
        with open(path, encoding='utf-8') as file:
            text = file.read().replace('\\-', '-').replace('\\e', '\\')
        help_text = home.run('--help', '--language', language).out
        for verb in re.findall(r'^  ([a-z]+)  +\S', help_text, re.M):
            assert '.SS %s\n' % verb in text, (language, verb)
        for line in help_text.split('\n')[1:]:
            assert line in text, (language, line)
        if shutil.which('man'):
            done = run('man', '--warnings', '-l', path, env=dict(os.environ, LC_ALL='C.UTF-8', MANWIDTH='100'))
            assert done.returncode == 0 and b'warning' not in done.stdout, done.stdout[:500]


@case
def test_completion(home):
    """The completion names every command that there is."""
    need('bash')
    path = os.path.join(SOURCE, 'data', 'sales-manager.bash')
    assert run('bash', '-n', path).returncode == 0
    with open(path) as file:
        known = set(re.search(r'verbs="([^"]*)"', file.read()).group(1).split())
    there = set(re.findall(r'^  ([a-z]+)  +\S', home.run('--help').out, re.M))
    assert there <= known, there - known
    script = '. "%s"; COMP_WORDS=("%s" new --sam); COMP_CWORD=2; _sales_manager "%s"; echo "${COMPREPLY[@]}"' % (path, PROGRAM, PROGRAM)
    done = run('bash', '-c', script, env=home.environment())
    assert done.stdout.strip() == b'--sample', done.stdout


main()
