# SPDX-License-Identifier: GPL-3.0-or-later
"""check finds what is wrong, changes nothing, and is not fooled by files that are no documents."""
import shutil
import sqlite3

from tap import case, main, read, sample


def alter(path, sql):
    connection = sqlite3.connect(path)
    connection.execute('PRAGMA trusted_schema = 1')
    connection.execute(sql)
    connection.commit()
    connection.close()


@case
def test_sample_is_sound(home):
    """The sample company is sound: difference 0 everywhere."""
    before = read(sample())
    done = home.run('check', sample())
    assert done.status == 0 and 'is sound' in done.out, done
    assert read(sample()) == before


@case
def test_wrong_total(home):
    """A total that was altered is found and named."""
    shutil.copy(sample(), home.file('a.sales'))
    alter(home.file('a.sales'), 'UPDATE total_day SET amount = amount + 1 WHERE day = (SELECT max(day) FROM total_day)')
    before = read(home.file('a.sales'))
    done = home.run('check', 'a.sales')
    assert done.status == 1 and 'By day' in done.err, done
    assert read(home.file('a.sales')) == before


@case
def test_altered_log(home):
    """A change log that was altered is found."""
    shutil.copy(sample(), home.file('a.sales'))
    alter(home.file('a.sales'), "UPDATE change_log SET after = 'forged' WHERE id = 1")
    done = home.run('check', 'a.sales')
    assert done.status == 1 and 'change log' in done.err, done


@case
def test_missing_and_foreign(home):
    """Missing, empty, foreign and cut files are refused and left as they are."""
    done = home.run('check', 'missing.sales')
    assert done.status == 1 and 'Not Found' in done.err and 'missing.sales' in done.err, done
    whole = read(sample())
    for content in (b'', b'hello', b'SQLite format 3\0' + b'x' * 5000, whole[:100000]):
        with open(home.file('a.sales'), 'wb') as file:
            file.write(content)
        done = home.run('check', 'a.sales')
        assert done.status == 1 and done.err.startswith('sales-manager: ') or 'not sound' in done.err, done
        assert read(home.file('a.sales')) == content


main()
