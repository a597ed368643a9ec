# SPDX-License-Identifier: GPL-3.0-or-later
"""Spreadsheets in: Northwind with its known answers, the choice of a sheet, and files that are none."""
import csv
import datetime
import json
import os
import sqlite3
import zipfile
from xml.sax.saxutils import escape, quoteattr

from tap import case, main, need_data, read

RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
DATES = ('_date', 'hired', 'left')
NUMBERS = ('quantity', 'unit_price', 'discount', 'unit_cost', 'list_price', 'freight')
HEADER = ['Order ID', 'Order date', 'Customer', 'Salesperson', 'Product', 'Quantity', 'Unit price']
ORDER = ['7', datetime.date(2026, 3, 2), 'Acme', 'Jane', 'Pump', 2, 10.5]


def column(number):
    name = ''
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell(place, value, strings, epoch):
    if value is None or value == '':
        return ''
    if isinstance(value, datetime.date):
        return '<c r="%s" s="1"><v>%d</v></c>' % (place, (value - epoch).days)
    if isinstance(value, (int, float)):
        return '<c r="%s"><v>%r</v></c>' % (place, value)
    return '<c r="%s" t="s"><v>%d</v></c>' % (place, strings.setdefault(value, len(strings)))


def write_book(path, sheets, epoch=datetime.date(1899, 12, 30), extra=(), behind=''):
    """A book of sheets {name: rows}, dates and numbers as such, texts shared."""
    strings = {}
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as file:
        for number, rows in enumerate(sheets.values(), 1):
            lines = ''.join('<row r="%d">%s</row>' % (r, ''.join(cell('%s%d' % (column(c), r), value, strings, epoch)
                                                                 for c, value in enumerate(row))) for r, row in enumerate(rows, 1))
            file.writestr('xl/worksheets/sheet%d.xml' % number, '<worksheet><sheetData>%s</sheetData>%s</worksheet>' % (lines, behind))
        file.writestr('xl/sharedStrings.xml', '<sst>%s</sst>' % ''.join('<si><t>%s</t></si>' % escape(text) for text in strings))
        file.writestr('xl/styles.xml', '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>')
        file.writestr('xl/workbook.xml', '<workbook xmlns:r="%s"><workbookPr date1904="%d"/><sheets>%s</sheets></workbook>' % (
            RELATIONS, epoch.year == 1904, ''.join('<sheet name=%s r:id="r%d"/>' % (quoteattr(name), i) for i, name in enumerate(sheets, 1))))
        file.writestr('xl/_rels/workbook.xml.rels', '<Relationships>%s</Relationships>' % ''.join(
            '<Relationship Id="r%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>' % (i, RELATIONS, i) for i in range(1, len(sheets) + 1)))
        for name, content in extra:
            file.writestr(name, content)


def typed(path):
    """A CSV file's rows with days and numbers as such."""
    with open(path, encoding='utf-8') as file:
        rows = list(csv.reader(file))
    for row in rows[1:]:
        for c, name in enumerate(rows[0]):
            if row[c] and name.endswith(DATES):
                row[c] = datetime.date.fromisoformat(row[c][:10])
            elif row[c] and name in NUMBERS:
                row[c] = float(row[c])
    return rows


def check_northwind(home, done):
    assert done.status == 0 and '1,265,793.04' in done.out and '2,155' in done.out and '51,317' in done.out, done
    done = home.run('--document', 'a.sales', 'show', '-f', 'json', '--period', '1996-01-01..1998-12-31')
    found = json.loads(done.out, parse_float=str, parse_int=str)
    assert found['scope']['actual'] == '1265793.04' and found['scope']['orders'] == '830' and found['scope']['late'] == '37', found['scope']
    assert home.run('check', 'a.sales').status == 0


@case
def test_northwind(home):
    """Northwind as spreadsheets: 2,155 lines, 51,317 pieces, 1,265,793.04, 37 late; in both systems of days."""
    folder = need_data('northwind')
    for epoch in (datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)):
        os.mkdir(home.file('books'))
        for name in ('people', 'products', 'customers', 'orders', 'order_lines'):
            write_book(home.file('books/%s.xlsx' % name), {name: typed(os.path.join(folder, name + '.csv'))}, epoch)
        open(home.file('books/~$orders.xlsx'), 'wb').close()
        check_northwind(home, home.run('--document', 'a.sales', 'import', 'books'))
        for name in os.listdir(home.file('books')):
            os.unlink(home.file('books/' + name))
        os.rmdir(home.file('books'))
        os.unlink(home.file('a.sales'))


@case
def test_northwind_in_one_book(home):
    """All tables in one book: which sheets are meant is asked, and taken when they are named."""
    folder = need_data('northwind')
    names = ('people', 'products', 'customers', 'orders', 'order_lines')
    write_book(home.file('nw.xlsx'), {name: typed(os.path.join(folder, name + '.csv')) for name in names})
    done = home.run('--document', 'a.sales', 'import', 'nw.xlsx')
    assert done.status == 1 and 'people, products, customers, orders, order_lines' in done.err and '--sheet' in done.err, done
    assert not os.path.exists(home.file('a.sales'))
    check_northwind(home, home.run('--document', 'a.sales', 'import', *('--sheet=' + name for name in names), 'nw.xlsx'))


@case
def test_sheets(home):
    """The only sheet that is recognised is taken; of several, none without being asked."""
    notes = [['Read me', 'first'], ['this', 'that']]
    write_book(home.file('a.xlsx'), {'Notes': notes, 'Orders 2026': [HEADER, ORDER], 'More': notes})
    done = home.run('--document', 'a.sales', 'import', 'a.xlsx')
    assert done.status == 0 and 'Orders 2026' in done.out and '21.00' in done.out, done
    done = home.run('--document', 'b.sales', 'import', '--sheet', 'orders 2026', 'a.xlsx')
    assert done.status == 0 and '21.00' in done.out, done
    for sheet, word in (('Notes', 'do not tell'), ('Missing', 'no such sheet')):
        done = home.run('--document', 'c.sales', 'import', '--sheet', sheet, 'a.xlsx')
        assert done.status == 1 and word in done.err and not os.path.exists(home.file('c.sales')), done
    write_book(home.file('b.xlsx'), {'One': [HEADER, ORDER], 'Two & <b>': [HEADER, ORDER]})
    done = home.run('--document', 'c.sales', 'import', 'b.xlsx')
    assert done.status == 1 and 'One, Two & <b>' in done.err and not os.path.exists(home.file('c.sales')), done
    write_book(home.file('c.xlsx'), {'One': notes, 'Two': notes})
    assert home.run('--document', 'c.sales', 'import', 'c.xlsx').status == 1


@case
def test_cells(home):
    """What a spreadsheet shows is what is taken; errors and formulas without a value are named."""
    write_book(home.file('a.xlsx'), {'a': [['Sales of March'], [], HEADER, ['7', datetime.date(2026, 3, 2), 'Acme', 'Jane', 'Pump', 1, 1234.4999999999998]]})
    done = home.run('--document', 'a.sales', 'import', 'a.xlsx')
    assert done.status == 0 and '1,234.50' in done.out, done
    connection = sqlite3.connect(home.file('a.sales'))
    assert connection.execute('SELECT price FROM order_line').fetchall() == [(12345000,)]
    connection.close()
    with zipfile.ZipFile(home.file('a.xlsx')) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    sheet = parts['xl/worksheets/sheet1.xml']
    for value, line in (('<c r="G4" t="e"><v>#N/A</v></c>', 'came to an error'), ('<c r="G4"><f>F4*2</f></c>', 'has no value yet')):
        parts['xl/worksheets/sheet1.xml'] = sheet[:sheet.index('<c r="G4"')] + value + sheet[sheet.index('</row>', sheet.index('<c r="G4"')):]
        with zipfile.ZipFile(home.file('b.xlsx'), 'w') as file:
            for name, content in parts.items():
                file.writestr(name, content)
        done = home.run('--document', 'b.sales', 'import', 'b.xlsx')
        assert done.status == 1 and line in done.err and 'line 4, column Unit price' in done.err, done
        assert not os.path.exists(home.file('b.sales'))


@case
def test_skipped(home):
    """Rows that cannot be taken go to a text file, and come in again when they are corrected."""
    write_book(home.file('a.xlsx'), {'a': [HEADER, ORDER, ['8', datetime.date(2026, 3, 3), 'Acme', 'Jane', 'Pump', 'two', 3]]})
    done = home.run('--document', 'a.sales', 'import', '--skip-bad', '--skipped', 'bad.csv', 'a.xlsx')
    assert done.status == 0 and '21.00' in done.out, done
    text = read(home.file('bad.csv')).decode()
    assert '8,2026-03-03,Acme,Jane,Pump,two,3' in text, text
    with open(home.file('bad.csv'), 'w', encoding='utf-8') as file:
        file.write(text.replace('two', '2'))
    done = home.run('--document', 'a.sales', 'import', 'bad.csv')
    assert done.status == 0 and '6.00' in done.out, done


def bomb(home, path):
    write_book(path, {'a': [HEADER, ORDER]}, extra=[('xl/media/a.bmp', b' ' * 30000000)])


def many(home, path):
    write_book(path, {'a': [HEADER, ORDER]}, extra=[('xl/x%d.xml' % i, '<x/>') for i in range(100)])


def ods(home, path):
    with zipfile.ZipFile(path, 'w') as file:
        file.writestr('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')
        file.writestr('content.xml', '<x/>')


def ole(text):
    def write(home, path):
        content = bytearray(8192)
        content[:8] = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
        content[30], content[48] = 9, 1
        content[1024:1024 + 2 * len(text)] = text.encode('utf-16-le')
        with open(path, 'wb') as file:
            file.write(content)
    return write


def cut(home, path):
    write_book(path, {'a': [HEADER, ORDER]})
    content = read(path)
    with open(path, 'wb') as file:
        file.write(content[:len(content) // 2])


def merged(home, path):
    write_book(path, {'a': [HEADER, ORDER, ORDER]}, behind='<mergeCells><mergeCell ref="D2:D3"/></mergeCells>')


def foreign(home, path):
    write_book(path, {'a': [HEADER, ORDER]}, extra=[])
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    parts['xl/styles.xml'] = ('<styleSheet><numFmts><numFmt numFmtId="164" formatCode="#,##0.00\\ [$zł-415]"/></numFmts><cellXfs>'
                              '<xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>')
    with zipfile.ZipFile(path, 'w') as file:
        for name, content in parts.items():
            file.writestr(name, content)


@case
def test_others(home):
    """What is damaged, hostile or another kind is refused with a sentence, and no document is made."""
    kinds = ((bomb, '200 times'), (many, '100 parts'), (ods, 'Save it as .xlsx or CSV'), (ole('Workbook'), 'Save it as .xlsx or CSV'),
             (ole('EncryptedPackage'), 'password'), (cut, 'damaged'), (merged, 'merged'), (foreign, 'another currency'))
    for write, words in kinds:
        write(home, home.file('a.xlsx'))
        done = home.run('--document', 'a.sales', 'import', 'a.xlsx')
        assert done.status == 1 and words in done.err, (words, done)
        assert not os.path.exists(home.file('a.sales')), words


main()
