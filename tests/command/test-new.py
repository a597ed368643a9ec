# SPDX-License-Identifier: GPL-3.0-or-later
"""New documents, empty and with the sample company."""
import os
import sqlite3
import stat

from tap import case, main, read, sample

# Times, salts and what follows from them differ from run to run; the rest must not.
OWN = ('change_log', 'sqlite_sequence')


def dump(path):
    connection = sqlite3.connect('file:%s?mode=ro' % path, uri=True)
    connection.execute('PRAGMA trusted_schema = 1')
    tables = [name for name, in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    result = {name: sorted(connection.execute('SELECT * FROM "%s"' % name), key=repr) for name in tables if name not in OWN}
    connection.close()
    return result


@case
def test_empty(home):
    """new makes an empty document that only its owner may read."""
    done = home.run('new', '--company', 'Łódź & Söhne <b>', '--currency', 'pln', '--year-start', '4', 'a.sales')
    assert done.status == 0, done
    path = home.file('a.sales')
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    settings = dict(dump(path)['setting'])
    assert settings['company_name'] == 'Łódź & Söhne <b>', settings
    assert settings['currency'] == 'PLN' and settings['year_start'] == '4', settings


@case
def test_default_place(home):
    """Without a name the document lies in the data folder."""
    assert home.run('new').status == 0
    assert os.path.exists(home.file('data/sales-manager/company.sales'))


@case
def test_existing_file_stays(home):
    """new never replaces a file."""
    with open(home.file('a.sales'), 'w') as file:
        file.write('mine')
    done = home.run('new', 'a.sales')
    assert done.status == 1 and done.err.startswith('sales-manager: '), done
    assert read(home.file('a.sales')) == b'mine'


@case
def test_no_folder(home):
    """A folder that does not exist, or may not be written, is said."""
    done = home.run('new', 'nowhere/a.sales')
    assert done.status == 1 and 'nowhere' in done.err, done
    if os.getuid() != 0:
        os.chmod(home.path, 0o500)
        assert home.run('new', 'a.sales').status == 1


@case
def test_failed_leaves_nothing(home):
    """A wrong option leaves no file."""
    assert home.run('new', '--sample', '--currency', 'USD', 'a.sales').status == 2
    assert home.run('new', '--currency', 'XXXX', 'a.sales').status == 2
    assert os.listdir(home.path) == [], os.listdir(home.path)


@case
def test_sample_is_the_same(home):
    """The sample company of a day is always the same."""
    assert home.run('new', '--sample', '--today', '2026-11-21', 'b.sales', LC_ALL='de_DE.UTF-8').status == 0
    first, second = dump(sample()), dump(home.file('b.sales'))
    assert first.keys() == second.keys()
    for table in first:
        assert first[table] == second[table], table
    assert len(first['person']) >= 55 and len(first['sales_order']) > 11000


@case
def test_sample_of_another_day(home):
    """Another day gives another company."""
    assert home.run('new', '--sample', '--today', '2026-11-19', 'b.sales').status == 0
    assert len(dump(sample())['sales_order']) > len(dump(home.file('b.sales'))['sales_order'])


@case
def test_german(home):
    """What is said comes in the user's language."""
    done = home.run('new', '--language', 'de', 'a.sales')
    assert done.status == 0 and ' steht in ' in done.out, done
    done = home.run('--language', 'de', 'new', 'a.sales')
    assert done.status == 1 and 'Es wurde nichts geändert' in done.err, done


main()
