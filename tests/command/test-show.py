# SPDX-License-Identifier: GPL-3.0-or-later
"""The scoreboard as text, CSV, spreadsheet and JSON."""
import csv
import io
import json
import os
import resource
import sqlite3
import subprocess
import xml.etree.ElementTree as tree
import zipfile

from tap import LANGUAGES, PROGRAM, case, main, read, sample

DAY = ['--today', '2026-11-21']


def plain_sum(where='1'):
    """By plain SQL over the lines, in cents, half away from zero as the program shows them."""
    connection = sqlite3.connect('file:%s?mode=ro' % sample(), uri=True)
    amount, = connection.execute('SELECT sum(l.amount) FROM order_line AS l JOIN sales_order AS o ON o.id = l.id >> 12 WHERE ' + where).fetchone()
    connection.close()
    return '%d.%02d' % divmod((amount + 5000) // 10000, 100)


@case
def test_text(home):
    """Text has the finding, the tiles, the parts, the people and the reconciliation."""
    done = home.run(*DAY, 'show', sample())
    assert done.status == 0 and done.err == '', done
    for word in ('Nordhafen Pumps & Valves · Q4 2026', '% of the goal', 'Industry', 'Żaneta Górska', 'No person', 'difference €0.00'):
        assert word in done.out, (word, done)


@case
def test_json(home):
    """JSON has the sums that plain SQL over the lines gives."""
    done = home.run(*DAY, 'show', '--format', 'json', '--period', '2026-Q3', sample())
    found = json.loads(done.out, parse_float=str, parse_int=str)
    assert found['company'] == 'Nordhafen Pumps & Valves' and found['currency'] == 'EUR'
    assert found['period']['id'] == '2026-Q3' and found['period']['running'] is False
    assert found['scope']['actual'] == plain_sum("o.day BETWEEN 20635 AND 20726"), found['scope']
    assert found['reconciliation']['difference'] == '0.00'
    people = {row['name']: row for row in found['people']}
    assert people['Eglė Jankauskaitė']['goal'] is not None and people[None]['goal'] is None


@case
def test_csv(home):
    """CSV has the same figures, an empty cell for what does not exist, and no grouping."""
    whole = json.loads(home.run(*DAY, 'show', '-f', 'json', sample()).out, parse_float=str, parse_int=str)
    for language in ('en', 'de'):
        done = home.run(*DAY, 'show', '-f', 'csv', '--language', language, sample())
        rows = list(csv.DictReader(io.StringIO(done.out)))
        assert rows[0]['section'] == 'scope' and rows[0]['actual'] == whole['scope']['actual']
        assert rows[0]['rank'] == '' and whole['scope']['rank'] is None
        assert len([row for row in rows if row['section'] == 'person']) == len(whole['people'])


@case
def test_measures(home):
    """Measures beyond money: the same in JSON, CSV and text."""
    question = (*DAY, 'show', '--scope', 'team:North', '--period', '2026-Q3', sample())
    whole = json.loads(home.run(*question, '-f', 'json').out, parse_float=str, parse_int=str)
    measures = {row['measure']: row for row in whole['measures']}
    assert {'visits', 'kept_customers', 'service', 'complaints'} <= set(measures), measures
    kept, complaints = measures['kept_customers'], measures['complaints']
    assert 0 < int(kept['part']) <= int(kept['whole']) and kept['goal_percent'] == '85.00', kept
    assert kept['met'] is (float(kept['actual_percent']) >= 85)
    assert complaints['lower_is_better'] is True and complaints['met'] is (int(complaints['actual']) <= int(complaints['goal']))
    row = next(csv.DictReader(io.StringIO(home.run(*question, '-f', 'csv').out)))
    assert row['visits'] == measures['visits']['actual'] and row['kept_customers_percent_goal'] == '85.00', row
    text = home.run(*question).out
    for word in ('Beyond Money', 'Kept customers', '%s of %s customers' % (kept['part'], kept['whole']), 'the fewer the better'):
        assert word in text, (word, text)


@case
def test_scopes(home):
    """A team by name or id, a person without accents, a territory and a category."""
    by_name = home.run(*DAY, '--scope', 'team:North', 'show', '-f', 'json', sample())
    assert json.loads(by_name.out)['scope']['name'] == 'North', by_name
    assert home.run(*DAY, 'show', '--scope', 'team:6', '-f', 'json', sample()).out == by_name.out
    for scope, name in (('person:zaneta gorska', 'Żaneta Górska'), ('territory:Poland', 'Poland'), ('category:Meters', 'Meters'),
                        ('department:Export', 'Export'), ('company', 'Nordhafen Pumps & Valves')):
        done = home.run(*DAY, 'show', '--scope', scope, '-f', 'json', sample())
        assert json.loads(done.out)['scope']['name'] == name, (scope, done)
        assert home.run(*DAY, 'show', '--scope', scope, sample()).status == 0, scope


@case
def test_wrong_questions(home):
    """Unknown scopes, periods, forms and files are said, and nothing is touched."""
    before = read(sample())
    for arguments, status in ((['--scope', 'team:Nowhere'], 1), (['--scope', 'nonsense'], 2), (['--period', '2026-Q5'], 2),
                              (['--period', '2026-02-01..2026-02-31'], 2), (['--format', 'xml'], 2), (['-o', '/nowhere/a.csv'], 1)):
        done = home.run('show', *arguments, sample())
        assert done.status == status and done.err.startswith('sales-manager: ') and done.out == '', (arguments, done)
    done = home.run('show')
    assert done.status == 1 and 'company.sales' in done.err, done
    assert read(sample()) == before


MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


def rows_of(path):
    """A sheet's cells as texts: numbers as they stand there, texts in quotes."""
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        for name in file.namelist():
            tree.fromstring(file.read(name))
        sheet = tree.fromstring(file.read('xl/worksheets/sheet1.xml'))
    rows = []
    for row in sheet.iter(MAIN + 'row'):
        cells = {}
        for cell in row:
            column = cell.get('r').rstrip('0123456789')
            text = ''.join(cell.itertext())
            assert cell.find(MAIN + 'f') is None
            cells[column] = '"%s"' % text if cell.get('t') == 'inlineStr' else float(text)
        rows.append(cells)
    return sheet, rows


@case
def test_xlsx(home):
    """A spreadsheet has the figures of the CSV as numbers, in every language and locale."""
    plain = home.run(*DAY, 'show', '-f', 'csv', sample()).out
    expected = list(csv.reader(io.StringIO(plain)))
    for language, locale in (('en', 'C.UTF-8'), ('de', 'de_DE.UTF-8'), ('vi', 'vi_VN.UTF-8')):
        done = home.run(*DAY, '--language', language, 'show', '-o', 'a.xlsx', sample(), LC_ALL=locale)
        assert done.status == 0 and done.out == done.err == '', done
        sheet, rows = rows_of(home.file('a.xlsx'))
        assert len(rows) == len(expected)
        assert sheet.find('.//' + MAIN + 'pane').get('state') == 'frozen'
        assert [rows[0][chr(65 + i)] for i in range(26)] == ['"%s"' % name for name in expected[0][:26]]
        for row, other in zip(rows[1:], expected[1:]):
            assert abs(row['F'] - float(other[5])) < 0.005, (row, other)
            assert row.get('G', '') == '' if other[6] == '' else abs(row['G'] - float(other[6])) < 0.005, (row, other)
    assert home.run(*DAY, 'show', '-f', 'xlsx', sample()).status == 2
    done = home.run(*DAY, 'show', '-f', 'xlsx', '-o', '-', sample())
    assert done.status == 0 and done.bytes[:2] == b'PK', done


@case
def test_xlsx_without_room(home):
    """Where there is no room for what is written meanwhile, there is no file, and it is said."""
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (12000, 12000))

    done = home.run(*DAY, 'show', '-o', 'a.xlsx', sample(), TMPDIR='/nowhere')
    assert done.status == 1 and 'a.xlsx' not in os.listdir(home.path), done
    done = subprocess.run([PROGRAM, *DAY, 'show', '-o', 'a.xlsx', sample()], cwd=home.path, stderr=subprocess.PIPE, env=home.environment(),
                          preexec_fn=limit, restore_signals=False)
    assert done.returncode == 1 and 'a.xlsx' not in os.listdir(home.path), done


@case
def test_empty_document(home):
    """A document without anything in it is shown as what it is."""
    assert home.run('new', '--company', 'A & B', 'a.sales').status == 0
    for form in ('text', 'csv', 'json'):
        done = home.run('show', '-f', form, 'a.sales')
        assert done.status == 0 and 'A & B' in done.out, done


@case
def test_languages(home):
    """Text comes in each language; German writes its numbers its own way."""
    texts = {language: home.run(*DAY, '--language', language, 'show', sample()).out for language in LANGUAGES}
    assert len(set(texts.values())) == len(LANGUAGES)
    german = home.run(*DAY, '--language', 'de', 'show', sample(), LC_ALL='de_DE.UTF-8').out
    assert 'Differenz 0,00' in german, german[-300:]


@case
def test_full_disk(home):
    """A result that cannot be written is no success."""
    with open('/dev/full', 'wb') as full:
        for form in ('text', 'json'):
            done = home.run(*DAY, 'show', '-f', form, sample(), stdout=full)
            assert done.status == 1 and 'full' in done.err.lower(), done


main()
