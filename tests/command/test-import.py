# SPDX-License-Identifier: GPL-3.0-or-later
"""Files in, all or nothing; figures that are known from elsewhere out."""
import json
import os
import shutil

from tap import case, main, need_data, read

ORDERS = 'Order ID,Order date,Customer,Salesperson,Product,Quantity,Unit price\n'


def write(home, name, text):
    with open(home.file(name), 'wb') as file:
        file.write(text if isinstance(text, bytes) else text.encode('utf-8'))


def show(home, *arguments):
    done = home.run('--document', 'a.sales', *arguments, 'show', '-f', 'json')
    assert done.status == 0, done
    return json.loads(done.out, parse_float=str, parse_int=str)


@case
def test_northwind(home):
    """Northwind gives 830 orders, 1,265,793.04, 37 late, and each employee's figure."""
    done = home.run('--document', 'a.sales', 'import', need_data('northwind'))
    assert done.status == 0 and '1,265,793.04' in done.out and '2,155' in done.out and '51,317' in done.out, done
    found = show(home, '--period', '1996-01-01..1998-12-31')
    assert found['scope']['actual'] == '1265793.04' and found['scope']['orders'] == '830' and found['scope']['late'] == '37', found['scope']
    people = {row['name']: row for row in found['people'] or found['children']}
    for name, amount in (('Margaret Peacock', '232890.85'), ('Janet Leverling', '202812.84'), ('Nancy Davolio', '192107.60')):
        assert people[name]['actual'] == amount, people[name]
    assert people['Margaret Peacock']['orders'] == '156'
    products = {row['name']: row for row in found['products']}
    assert products['Côte de Blaye']['amount'] == '141396.74'
    assert home.run('check', 'a.sales').status == 0


@case
def test_again_changes_nothing(home):
    """The same files again change nothing and say so."""
    folder = need_data('northwind')
    assert home.run('--document', 'a.sales', 'import', folder).status == 0
    before = read(home.file('a.sales'))
    done = home.run('--document', 'a.sales', 'import', folder)
    assert done.status == 0 and 'already' in done.out, done
    assert read(home.file('a.sales')) == before


@case
def test_dry_run(home):
    """--dry-run says what would happen, changes nothing and makes no document."""
    write(home, 'orders.csv', ORDERS + '1,2026-03-02,Acme,Jane Doe,Pump,2,10.50\n')
    done = home.run('--document', 'a.sales', 'import', '--dry-run', 'orders.csv')
    assert done.status == 0 and 'would' in done.out, done
    assert not os.path.exists(home.file('a.sales'))


@case
def test_flat_file(home):
    """One flat file creates what it names; a changed order is updated and said."""
    write(home, 'orders.csv', ORDERS + '1,2026-03-02,Acme,Jane Doe,Pump,2,10.50\n1,2026-03-02,Acme,Jane Doe,Valve,1,100\n2,2026-03-03,Acme,Jane Doe,Pump,1,10.50\n')
    done = home.run('--document', 'a.sales', 'import', 'orders.csv')
    assert done.status == 0 and '131.50' in done.out, done
    assert show(home, '--period', '2026-03')['scope']['actual'] == '131.50'
    write(home, 'orders.csv', ORDERS + '2,2026-03-03,Acme,Jane Doe,Pump,3,10.50\n')
    done = home.run('--document', 'a.sales', 'import', 'orders.csv')
    assert done.status == 0 and '1 order was changed.' in done.out, done
    assert show(home, '--period', '2026-03')['scope']['actual'] == '152.50'


@case
def test_bad_rows(home):
    """A bad row is named with file, line, column and value; nothing is imported unless --skip-bad."""
    write(home, 'orders.csv', ORDERS + '1,2026-03-02,Acme,Jane Doe,Pump,2,10.50\n2,2026-02-31,Acme,Jane Doe,Pump,1,10.50\n3,2026-03-03,Acme,Jane Doe,Pump,abc,10.50\n')
    assert home.run('new', 'a.sales').status == 0
    before = read(home.file('a.sales'))
    done = home.run('--document', 'a.sales', 'import', 'orders.csv')
    assert done.status == 1, done
    for word in ('orders.csv', '3', 'Order date', '2026-02-31', '4', 'Quantity', 'abc', '--skip-bad'):
        assert word in done.err, (word, done)
    assert read(home.file('a.sales')) == before
    done = home.run('--document', 'a.sales', 'import', '--skip-bad', 'orders.csv')
    assert done.status == 0 and 'orders.csv.skipped.csv' in done.out, done
    skipped = read(home.file('orders.csv.skipped.csv')).decode()
    assert '2026-02-31' in skipped and 'abc' in skipped and 'Acme' in skipped, skipped
    assert show(home, '--period', '2026-03')['scope']['actual'] == '21.00'
    write(home, 'orders.csv.skipped.csv', skipped.replace('2026-02-31', '2026-03-04').replace('abc', '2'))
    done = home.run('--document', 'a.sales', 'import', 'orders.csv.skipped.csv')
    assert done.status == 0, done
    assert show(home, '--period', '2026-03')['scope']['actual'] == '52.50'


@case
def test_bad_files(home):
    """Bad files: a sentence that names the file, 1, and the document byte for byte unchanged."""
    assert home.run('new', 'a.sales').status == 0
    before = read(home.file('a.sales'))
    header = ORDERS.encode()
    for content in (b'', header, b'a,b\n1,2\n', bytes(range(256)) * 40, b'x,' * 10000 + b'x\n' + b'1,' * 10000 + b'1\n', b'y' * 5000000,
                    header + b'1,2026-03-02,Ac\0me,Jane,Pump,1,1\n', header + b'1,2026-03-02,"Acme,Jane,Pump,1,1\n',
                    header + b'1,2026-03-02,Acme,Jane,Pump,99999999999999999999,1\n', header + b'1,2026-03-02,Acme,Jane,Pump,1,$5\n'):
        write(home, 'bad.csv', content)
        done = home.run('--document', 'a.sales', 'import', 'bad.csv')
        assert done.status == 1 and 'bad.csv' in done.err and len(done.err) < 20000, (content[:60], done)
        assert read(home.file('a.sales')) == before, content[:60]
    done = home.run('--document', 'a.sales', 'import', 'missing.csv')
    assert done.status == 1 and 'missing.csv' in done.err, done


@case
def test_failed_makes_no_document(home):
    """An import that fails leaves no new document behind."""
    write(home, 'bad.csv', 'nothing')
    assert home.run('--document', 'a.sales', 'import', 'bad.csv').status == 1
    assert sorted(os.listdir(home.path)) == ['bad.csv'] or not os.path.exists(home.file('a.sales')), os.listdir(home.path)


@case
def test_undo(home):
    """--undo takes the newest import back, or says what was changed since."""
    write(home, 'a.csv', ORDERS + '1,2026-03-02,Acme,Jane Doe,Pump,2,10.50\n')
    write(home, 'b.csv', ORDERS + '1,2026-03-02,Acme,Jane Doe,Pump,3,10.50\n2,2026-03-03,Beta,Jane Doe,Valve,1,8\n')
    write(home, 'goals.csv', 'rep,month,goal\nJane Doe,2026-03,100\n')
    assert home.run('--document', 'none.sales', 'import', '--undo').status == 1
    assert home.run('import', '--undo', 'a.csv').status == 2
    assert home.run('--document', 'a.sales', 'import', 'a.csv').status == 0
    before = show(home, '--period', '2026-03')
    assert home.run('--document', 'a.sales', 'import', 'b.csv').status == 0
    assert show(home, '--period', '2026-03')['scope']['actual'] == '39.50'
    done = home.run('--document', 'a.sales', 'import', '--undo')
    assert done.status == 0 and 'b.csv' in done.out and 'undone' in done.out, done
    assert show(home, '--period', '2026-03') == before
    assert home.run('check', 'a.sales').status == 0
    assert home.run('--document', 'a.sales', 'import', 'goals.csv').status == 0
    for name in ('goals.csv', 'a.csv'):
        done = home.run('--document', 'a.sales', 'import', '--undo')
        assert done.status == 0 and name in done.out, done
    done = home.run('--document', 'a.sales', 'import', '--undo')
    assert done.status == 1 and 'no import' in done.err and not done.out, done


@case
def test_columns(home):
    """A column can be named; an unknown field or header is said."""
    write(home, 'orders.csv', 'Vorgang,Order date,Customer,Salesperson,Product,Quantity,Unit price\n7,2026-03-02,Acme,Jane,Pump,1,5\n')
    done = home.run('--document', 'a.sales', 'import', '--column', 'order=Vorgang', 'orders.csv')
    assert done.status == 0, done
    assert home.run('import', '-c', 'nonsense=Vorgang', 'orders.csv').status == 2
    assert home.run('import', '-c', 'order', 'orders.csv').status == 2
    assert home.run('import').status == 2
    assert home.run('--document', 'b.sales', 'import', '-c', 'order=Missing', 'orders.csv').status == 1


@case
def test_teams_by_manager(home):
    """AdventureWorks with --teams manager: 84.09 % of quota."""
    folder = need_data('adventureworks')
    copy = home.file('aw')
    os.mkdir(copy)
    for name in os.listdir(folder):
        if name.endswith('.csv') and name != 'reviews.csv':
            shutil.copy(os.path.join(folder, name), copy)
    done = home.run('--document', 'a.sales', 'import', '--teams', 'manager', 'aw')
    assert done.status == 0, done
    found = show(home, '--period', '2011-01-01..2014-12-31')
    assert found['scope']['attainment_percent'] == '84.09', found['scope']


main()
