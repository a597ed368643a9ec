# SPDX-License-Identifier: GPL-3.0-or-later
"""PDF, PNG and SVG: whole files or none."""
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as tree
import zipfile

from tap import LANGUAGES, case, main, need, read, sample

DAY = ['--today', '2026-11-21']


def pages(path):
    info = subprocess.run(['pdfinfo', path], stdout=subprocess.PIPE, check=True).stdout.decode()
    return int(re.search(r'Pages:\s+(\d+)', info).group(1))


@case
def test_report_of_person(home):
    """A person's review summary has two pages, and the same bytes each time."""
    need('pdfinfo')
    for language in LANGUAGES:
        done = home.run(*DAY, 'report', '--scope', 'person:Tom Hartmann', '--period', '2026-Q3', '--language', language, '-o', 'a.pdf', sample())
        assert done.status == 0 and done.err == '', done
        assert pages(home.file('a.pdf')) <= 2, language
    first = read(home.file('a.pdf'))
    home.run(*DAY, 'report', '--scope', 'person:Tom Hartmann', '--period', '2026-Q3', '--language', 'vi', '-o', 'b.pdf', sample())
    assert read(home.file('b.pdf')) == first
    assert home.path.encode() not in first


@case
def test_report_of_kinds(home):
    """A person has one page; the organisation has a chart and a list of everybody."""
    need('pdfinfo')
    for language in LANGUAGES:
        done = home.run(*DAY, 'report', '--kind', 'person', '--scope', 'person:Victoria Langley', '--language', language, '-o', 'a.pdf', sample())
        assert done.status == 0 and done.err == '', done
        assert pages(home.file('a.pdf')) == 1, language
        done = home.run(*DAY, 'report', '--kind', 'organisation', '--language', language, '-o', 'b.pdf', sample())
        assert done.status == 0 and done.err == '', done
        text = subprocess.run(['pdftotext', '-layout', home.file('b.pdf'), '-'], stdout=subprocess.PIPE, check=True).stdout.decode()
        for name in ('Nguyễn Thị Lan', 'Żaneta Górska', 'Sabine Kruse'):
            assert text.count(name) >= 2, (language, name)
        # Who has left is in neither.
        assert 'Jörn Matthiesen' not in text
    done = home.run(*DAY, 'report', '--kind', 'person', '-o', 'c.pdf', sample())
    assert done.status == 1 and not os.path.exists(home.file('c.pdf')), done


@case
def test_report_of_scopes(home):
    """Every kind of scope has a review summary, on A4 and Letter."""
    need('pdfinfo')
    for scope in ('company', 'team:North', 'territory:Germany', 'category:Pumps'):
        for paper in ('a4', 'letter'):
            done = home.run(*DAY, 'report', '--scope', scope, '--paper', paper, '-o', 'a.pdf', sample())
            assert done.status == 0 and pages(home.file('a.pdf')) >= 1, (scope, done)


@case
def test_as_of(home):
    """A report is written again as it was, byte for byte, after goals were revised and people moved."""
    scope = ['--scope', 'team:North', '--period', '2026-Q4']
    shutil.copy(sample(), home.file('a.sales'))
    home.run(*DAY, 'report', *scope, '-o', 'then.pdf', 'a.sales')
    with open(home.file('people.csv'), 'w') as file:
        file.write('name,team\nTom Hartmann,South\n')
    with open(home.file('goals.csv'), 'w') as file:
        file.write('person,month,goal\nTom Hartmann,2026-12,1\nTom Hartmann,2026-11,2\n')
    done = home.run('import', '--today', '2026-11-28', '--document', 'a.sales', 'people.csv', 'goals.csv')
    assert done.status == 0, done
    later = ['--today', '2026-12-05']
    done = home.run(*later, 'report', '--as-of', '2026-11-21', *scope, '-o', 'again.pdf', 'a.sales')
    assert done.status == 0, done
    home.run(*later, 'report', *scope, '-o', 'now.pdf', 'a.sales')
    assert read(home.file('again.pdf')) == read(home.file('then.pdf'))
    assert read(home.file('now.pdf')) != read(home.file('then.pdf'))
    done = home.run(*later, 'show', '--as-of', '2026-13-01', 'a.sales')
    assert done.status == 2 and '2026-13-01' in done.err, done


@case
def test_charts(home):
    """Each chart and the overview become PNG, SVG and PDF."""
    for name in ('overview', 'pace', 'children', 'heat', 'products', 'months'):
        for form, start in (('png', b'\x89PNG'), ('svg', b'<?xml'), ('pdf', b'%PDF')):
            done = home.run(*DAY, 'chart', name, '-o', 'a.' + form, sample())
            assert done.status == 0 and done.err == '', (name, done)
            assert read(home.file('a.' + form)).startswith(start), name
        tree.parse(home.file('a.svg'))


@case
def test_recognition(home):
    """The recognition list comes as PDF, CSV and spreadsheet, with plain figures and as many exceeding as asked."""
    need('pdfinfo')
    for language in LANGUAGES:
        done = home.run(*DAY, 'recognition', '--period', '2026-Q3', '--language', language, '-o', 'a.pdf', sample())
        assert done.status == 0 and pages(home.file('a.pdf')) >= 1, (language, done)
    done = home.run(*DAY, 'recognition', '--period', '2026-Q3', '-o', 'a.csv', sample())
    usual = read(home.file('a.csv')).decode()
    assert done.status == 0 and 'Eglė Jankauskaitė' in usual and 'Żaneta Górska' in usual, usual[:500]
    done = home.run(*DAY, 'recognition', '--period', '2026-Q3', '-o', 'a.xlsx', sample())
    with zipfile.ZipFile(home.file('a.xlsx')) as file:
        sheet = file.read('xl/worksheets/sheet1.xml').decode()
    assert done.status == 0 and 'Eglė Jankauskaitė' in sheet and sheet.count('<row ') == usual.count('\n'), done
    done = home.run(*DAY, 'recognition', '--period', '2026-Q3', '--exceeds', '125', '-o', '-', sample())
    assert done.status == 0 and done.out != usual, done
    for arguments in ([], ['-o', 'a.txt'], ['-o', 'a.pdf', '--exceeds', 'x'], ['-o', 'a.pdf', '--exceeds', '50']):
        assert home.run('recognition', *arguments, sample()).status == 2, arguments


@case
def test_agreement(home):
    """Goal agreements come as PDF, of a person and of a whole team; the list of goals as CSV and spreadsheet."""
    need('pdfinfo')
    for language in LANGUAGES:
        done = home.run(*DAY, 'agreement', '--scope', 'person:Tom Hartmann', '--period', '2026', '--language', language, '-o', 'a.pdf', sample())
        assert done.status == 0 and done.err == '' and pages(home.file('a.pdf')) <= 2, (language, done)
    done = home.run(*DAY, 'agreement', '--scope', 'team:North', '--period', '2026', '-o', 'team.pdf', sample())
    assert done.status == 0 and pages(home.file('team.pdf')) > 4, done
    done = home.run(*DAY, 'agreement', '--scope', 'team:North', '--period', '2026-11', '-o', '-', sample())
    rows = done.out.split('\n')
    assert done.status == 0 and rows[0].startswith('Who,Measure,Category,Period from'), rows[0]
    assert any(row.startswith('Tom Hartmann,Sales,,2026-10-01,2026-10-31,') and row.split(',')[6] == '2' for row in rows), done.out[:2000]
    assert any(',Discussed,' in row and 'delivery dates' in row for row in rows), done.out[:2000]
    done = home.run(*DAY, 'agreement', '--scope', 'team:North', '-o', 'a.xlsx', sample())
    assert done.status == 0 and zipfile.is_zipfile(home.file('a.xlsx')), done
    for arguments in ([], ['-o', 'a.txt'], ['-o', 'b.pdf', '--scope', 'category:Pumps']):
        assert home.run('agreement', *arguments, sample()).status == 2, arguments
    assert not os.path.exists(home.file('b.pdf'))


@case
def test_chart_size(home):
    """--width says how wide; a PNG has twice as many dots."""
    done = home.run(*DAY, 'chart', 'pace', '-w', '400', '-o', 'a.png', sample())
    assert done.status == 0, done
    assert int.from_bytes(read(home.file('a.png'))[16:20], 'big') == 800


@case
def test_wrong_usage(home):
    """No name, no file, a wrong ending: 2, and nothing is written."""
    for arguments in (['chart', '-o', 'a.png'], ['chart', 'pie', '-o', 'a.png'], ['chart', 'pace'], ['chart', 'pace', '-o', 'a.bmp'],
                      ['chart', 'pace', '-o', 'a.png', '-w', '9'], ['report'], ['report', '-o', 'a.txt'], ['report', '-o', 'a.pdf', '--paper', 'a5'],
                      ['report', '-o', 'a.pdf', '--kind', 'novel']):
        done = home.run(*arguments, sample())
        assert done.status == 2 and done.err.startswith('sales-manager: '), (arguments, done)
    assert [name for name in os.listdir(home.path) if name.startswith('a.')] == []


@case
def test_unwritable(home):
    """What cannot be written is said, the old file stays, and no half file is left."""
    done = home.run(*DAY, 'report', '-o', 'nowhere/a.pdf', sample())
    assert done.status == 1 and 'There is no such folder.' in done.err, done
    os.mkdir(home.file('folder.pdf'))
    done = home.run(*DAY, 'report', '-o', 'folder.pdf', sample())
    assert done.status == 1 and 'This is a folder.' in done.err, done
    done = home.run(*DAY, 'chart', 'pace', '-o', '/dev/full.png', sample()) if os.getuid() else None
    assert done is None or done.status == 1, done
    os.symlink('/dev/full', home.file('full.pdf'))
    done = home.run(*DAY, 'report', '-o', 'full.pdf', '--language', 'de', sample())
    assert done.status == 1 and 'voll' in done.err, done
    if os.getuid() != 0:
        os.mkdir(home.file('locked'), 0o500)
        done = home.run(*DAY, 'report', '-o', 'locked/a.pdf', sample())
        assert done.status == 1 and 'may only be read' in done.err, done


@case
def test_failed_read_keeps_output(home):
    """A failure leaves an earlier result as it was."""
    with open(home.file('a.pdf'), 'w') as file:
        file.write('earlier')
    assert home.run('report', '-o', 'a.pdf', 'missing.sales').status == 1
    assert home.run('report', '-o', 'a.pdf', '--scope', 'team:Nowhere', sample()).status == 1
    assert read(home.file('a.pdf')) == b'earlier'


main()
