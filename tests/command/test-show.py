# SPDX-License-Identifier: GPL-3.0-or-later
"""The scoreboard as text, CSV and JSON."""
import csv
import io
import json
import sqlite3

from tap import LANGUAGES, case, main, read, sample

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
