# SPDX-License-Identifier: GPL-3.0-or-later
"""The 2,155 lines of Northwind as spreadsheets of many kinds write them, and damaged in the ways of the
Pollock benchmark. pollute() gives each file with what must come of it:

  right   imported without an option, with exactly the known totals
  asked   not imported: a question, or a problem with its place
  safe    one of the two
"""
import csv
import io
import random
import re

LANGUAGES = {
    'en': ['Order', 'Order Date', 'Required Date', 'Shipped Date', 'Customer', 'Salesperson', 'Region', 'Product', 'Quantity', 'Unit Price', 'Discount'],
    'de': ['Auftragsnummer', 'Bestelldatum', 'Liefertermin', 'Versandt am', 'Kunde', 'Verkäufer', 'Gebiet', 'Artikel', 'Menge', 'Stückpreis', 'Rabatt'],
    'pl': ['Numer zamówienia', 'Data zamówienia', 'Termin dostawy', 'Data wysyłki', 'Klient', 'Sprzedawca', 'Obszar', 'Nazwa produktu', 'Ilość', 'Cena jednostkowa', 'Rabat'],
    'lt': ['Užsakymo numeris', 'Užsakymo data', 'Pažadėta data', 'Išsiųsta', 'Klientas', 'Vadybininkas', 'Teritorija', 'Prekė', 'Kiekis', 'Kaina', 'Nuolaida'],
    'es': ['N.º de pedido', 'Fecha de pedido', 'Fecha prometida', 'Fecha de envío', 'Cliente', 'Vendedor', 'Zona', 'Producto', 'Cantidad', 'Precio', 'Descuento'],
    'vi': ['Mã đơn hàng', 'Ngày đặt', 'Ngày hẹn giao', 'Ngày giao hàng', 'Khách hàng', 'Nhân viên', 'Khu vực', 'Tên sản phẩm', 'Số lượng', 'Giá', 'Giảm giá'],
}
MONTHS = {
    'en': 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(),
    'de': 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(),
    'pl': 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(),
    'lt': 'sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio'.split(),
    'es': 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(),
    'vi': ['tháng %d' % m for m in range(1, 13)],
}


def rows_of(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.reader(file))[1:]


def date(text, form, language='en'):
    if not text:
        return ''
    year, month, day = (int(part) for part in text.split('-'))
    if form == 'serial':
        import datetime
        return str((datetime.date(year, month, day) - datetime.date(1899, 12, 30)).days)
    if form == 'name':
        return '%d %s %d' % (day, MONTHS[language][month - 1], year)
    if form == 'us-name':
        return '%s %d, %d' % (MONTHS['en'][month - 1], day, year)
    if form == 'dmy-time':
        return '%02d/%02d/%04d 14:%02d' % (day, month, year, day)
    if form == 'mdy-time':
        return '%d/%d/%04d 2:%02d:00 PM' % (month, day, year, day)
    return form.format(y=year, m=month, d=day, yy=year % 100)


def number(text, decimal, group=''):
    whole, _, part = text.partition('.')
    if group:
        whole = re.sub(r'(?<=\d)(?=(\d{3})+$)', group, whole)
    return whole + (decimal + part if part else '')


def table(rows, language='en', dates='{y:04d}-{m:02d}-{d:02d}', decimal='.', group='', money='%s', percent=None):
    result = [LANGUAGES[language]]
    for row in rows:
        share = row[10]
        if percent is not None:
            share = percent % number('%g' % round(float(share) * 100, 4), decimal)
        else:
            share = number(share, decimal)
        result.append([row[0]] + [date(cell, dates, language) for cell in row[1:4]] + row[4:8] +
                      [row[8], money % number(row[9], decimal, group), share])
    return result


def write(cells, separator=',', quote='"', escape=None, end='\n', always=False):
    lines = []
    for row in cells:
        line = []
        for cell in row:
            needs = always or (quote and (separator in cell or quote in cell or '\n' in cell))
            if needs and quote:
                cell = quote + cell.replace(quote, (escape or quote) + quote) + quote
            line.append(cell)
        lines.append(separator.join(line))
    return end.join(lines) + end


def formats(rows):
    """Every way of writing that must come in right."""
    for language in LANGUAGES:
        yield language + '-semicolon', write(table(rows, language, '{d:02d}.{m:02d}.{y:04d}', ',', '.', '%s €', '%s %%'), ';').encode('utf-8'), 'right'
        yield language + '-names', write(table(rows, language, 'name', '.'), '\t').encode('utf-8'), 'right'
    us = table(rows, 'en', '{m}/{d}/{y:04d}', '.', ',', '$%s', '%s%%')
    yield 'us', write(us).encode('utf-8-sig'), 'right'
    yield 'us-names', write(table(rows, 'en', 'us-name')).encode('utf-8'), 'right'
    yield 'us-time', write(table(rows, 'en', 'mdy-time')).encode('utf-8'), 'right'
    yield 'dmy-time', write(table(rows, 'en', 'dmy-time')).encode('utf-8'), 'right'
    for name, form in (('dmy-dash', '{d:02d}-{m:02d}-{y:04d}'), ('dmy-short', '{d}.{m}.{yy:02d}'), ('mdy-short', '{m}/{d}/{yy:02d}'),
                       ('ymd-slash', '{y:04d}/{m:02d}/{d:02d}'), ('ymd-dot', '{y:04d}.{m:02d}.{d:02d}'), ('compact', '{y:04d}{m:02d}{d:02d}'),
                       ('dmy-space', '{d:02d} {m:02d} {y:04d}'), ('dmy-dots', '{d}. {m}. {y:04d}'), ('serial', 'serial'), ('iso-time', '{y:04d}-{m:02d}-{d:02d}T09:30:00Z')):
        yield 'dates-' + name, write(table(rows, 'en', form)).encode('utf-8'), 'right'
    for name, decimal, group in (('space', ',', ' '), ('nbsp', ',', '\u00a0'), ('narrow', ',', '\u202f'), ('apostrophe', '.', "'"), ('typographic', '.', '\u2019'), ('comma', '.', ','), ('dot', ',', '.')):
        yield 'group-' + name, write(table(rows, 'en', decimal=decimal, group=group), ';').encode('utf-8'), 'right'
    for name, money in (('euro-before', '€%s'), ('euro-behind', '%s €'), ('code', 'EUR %s'), ('zloty', '%s zł'), ('dong', '%s ₫'), ('real', 'R$ %s'), ('plus', '+%s')):
        yield 'money-' + name, write(table(rows, 'de', decimal=',', group='.', money=money), ';').encode('utf-8'), 'right'
    english, german, polish, lithuanian = (table(rows, language, '{d:02d}.{m:02d}.{y:04d}', ',') for language in ('en', 'de', 'pl', 'lt'))
    for cells, encoding in ((english, 'cp1252'), (german, 'cp1252'), (german, 'latin-1'), (german, 'iso8859-15'), (german, 'cp850'), (german, 'mac-roman'),
                            (english, 'mac-roman'), (english, 'cp850'), (polish, 'cp1250'), (polish, 'iso8859-2'), (polish, 'cp852'), (lithuanian, 'cp1257'), (lithuanian, 'iso8859-13'),
                            (polish, 'utf-16'), (lithuanian, 'utf-16-be'), (german, 'utf-16-le'), (german, 'utf-8-sig')):
        text = write(cells, ';', end='\r\n')
        plain = ''.join(c if fits(c, encoding) else {'ø': 'o', 'å': 'a', 'ñ': 'n'}.get(c, '?') for c in text)
        if '?' in plain.replace('\ufffd', '?'):
            plain = ''.join(c if fits(c, encoding) else 'e' for c in text)
        yield 'encoding-%s-%s' % (encoding, cells[0][0][:3]), plain.encode(encoding), 'right' if 'utf-16' not in encoding or encoding == 'utf-16' else 'safe'
    iso = table(rows)
    for name, separator in (('pipe', '|'), ('tab', '\t'), ('plus-pipe', '+|'), ('double-pipe', '||'), ('caret', '^'), ('tilde', '~'), ('colon-colon', '::'), ('unit', '\x1f'), ('section', '§'), ('comma-space', ', ')):
        yield 'separator-' + name, write(iso, separator).encode('utf-8'), 'right'
    for name, quote, escape in (('single', "'", None), ('backslash', '"', '\\'), ('tilde', '~', None), ('backtick', '`', None)):
        yield 'quote-' + name, write(iso, ',', quote, escape, always=True).encode('utf-8'), 'right'
    yield 'quote-always', write(iso, always=True).encode('utf-8'), 'right'
    yield 'end-crlf', write(iso, end='\r\n').encode('utf-8'), 'right'
    yield 'end-cr', write(iso, end='\r').encode('utf-8'), 'right'
    mixed = write(iso).split('\n')
    yield 'end-mixed', ''.join(line + ('\n', '\r\n', '\r')[i % 3] for i, line in enumerate(mixed[:-1])).encode('utf-8'), 'right'
    yield 'end-none', write(iso)[:-1].encode('utf-8'), 'right'
    yield 'end-double', (write(iso) + '\n\n').encode('utf-8'), 'right'
    yield 'sep-line', ('sep=;\n' + write(iso, ';')).encode('utf-8'), 'right'
    yield 'null', write([iso[0]] + [[cell or 'NULL' for cell in row] for row in iso[1:]]).encode('utf-8'), 'right'
    text = write(iso)
    yield 'preamble', ('Sales report\nPrinted by: ERP, 2026-01-01\n\n' + text).encode('utf-8'), 'right'
    yield 'preamble-wide', ('Sales report' + ',' * 10 + '\n' + ',' * 10 + '\n' + text).encode('utf-8'), 'right'
    yield 'footnote', (text + '\nSource: the warehouse, as of May 1998\n').encode('utf-8'), 'right'
    yield 'total', (text + 'Total,,,,,,,,51317,,\n').encode('utf-8'), 'right'
    yield 'total-german', (write(table(rows, 'de', decimal=','), ';') + 'Summe;;;;;;;;51317;;\n').encode('utf-8'), 'right'
    lines = text.split('\n')
    yield 'header-again', '\n'.join(line if i % 500 else (lines[0] + '\n' + line if i else line) for i, line in enumerate(lines)).encode('utf-8'), 'right'
    yield 'empty-lines', '\n'.join(line + '\n' if i % 50 == 0 else line for i, line in enumerate(lines)).encode('utf-8'), 'right'
    yield 'empty-rows', '\n'.join(line + '\n' + ',' * 10 if i % 50 == 7 else line for i, line in enumerate(lines)).encode('utf-8'), 'right'
    yield 'empty-columns', write([row[:3] + [''] + row[3:] + ['', ''] for row in iso]).encode('utf-8'), 'right'
    yield 'trailing-separators', write([row + [''] for row in iso]).encode('utf-8'), 'right'
    yield 'trailing-in-rows', write([iso[0]] + [row + [''] for row in iso[1:]]).encode('utf-8'), 'right'
    yield 'unknown-columns', write([['Internal'] + row + ['Comment'] for row in iso[:1]] + [['x'] + row + ['1.234,5; "y"'] for row in iso[1:]]).encode('utf-8'), 'right'
    yield 'spaces', write([[' %s ' % cell for cell in row] for row in iso], '|').encode('utf-8'), 'right'
    order = list(range(11))
    random.Random(4).shuffle(order)
    yield 'order-of-columns', write([[row[i] for i in order] for row in iso]).encode('utf-8'), 'right'


def fits(letter, encoding):
    try:
        letter.encode(encoding)
        return True
    except UnicodeEncodeError:
        return False


def damages(rows):
    """What must not come in, or only right."""
    iso = table(rows)
    text = write(iso)
    lines = text.split('\n')
    us = table(rows, 'en', '{m}/{d}/{y:04d}')
    dmy = table(rows, 'en', '{d}/{m}/{y:04d}')
    yield 'half-dmy-half-mdy', write(us[:1000] + dmy[1000:]).encode('utf-8'), 'asked'
    yield 'one-mdy-row', write(dmy[:700] + [us[1900]] + dmy[701:]).encode('utf-8'), 'asked'
    early = [row for row in rows if all(not cell or int(cell[8:]) <= 12 for cell in row[1:4])]
    yield 'all-days-early', write(table(early, 'en', '{d:02d}/{m:02d}/{y:04d}')).encode('utf-8'), 'asked'
    yield 'mixed-decimals', write(table(rows, decimal=',')[:900] + table(rows)[900:], ';').encode('utf-8'), 'asked'
    thousand = [row[:9] + [('%.3f' % (float(row[9]) / 10)).replace('0.', '1.')] + row[10:] for row in rows]
    thousand = [row[:9] + [re.sub(r'^(\d)\d*\.', r'\1.', row[9])] + row[10:] for row in thousand]
    yield 'three-decimals-or-thousands', write(table(thousand)).encode('utf-8'), 'asked'
    yield 'lost-decimal', write([iso[0]] + [row[:9] + [row[9].replace('.', '') if i % 400 == 5 else row[9]] + row[10:] for i, row in enumerate(iso[1:])]).encode('utf-8'), 'asked'
    yield 'future', write([iso[0]] + [[row[0], row[1].replace('1998', '2098')] + row[2:] for row in iso[1:]]).encode('utf-8'), 'asked'
    yield 'long-ago', write([iso[0]] + [[row[0], '1900-01-01' if row[0] == '10300' else row[1]] + row[2:] for row in iso[1:]]).encode('utf-8'), 'asked'
    yield 'shipped-first', write([iso[0]] + [row[:3] + ['1996-01-01' if row[3] and row[0] == '10400' else row[3]] + row[4:] for row in iso[1:]]).encode('utf-8'), 'asked'
    yield 'file-twice', (text + '\n'.join(lines[1:])).encode('utf-8'), 'asked'
    yield 'orders-twice', write(iso + [['9' + row[0]] + row[1:] for row in iso[1:40]]).encode('utf-8'), 'asked'
    yield 'line-twice', '\n'.join(lines[:50] + [lines[49]] + lines[50:]).encode('utf-8'), 'asked'
    yield 'total-as-data', (text + 'Total,1998-05-06,,,,,,Sum,51317,24.67,0\n').encode('utf-8'), 'asked'
    yield 'mojibake', text.encode('utf-8').decode('cp1252', 'replace').encode('utf-8'), 'asked'
    yield 'replaced-letters', text.encode('ascii', 'replace'), 'asked'
    yield 'other-name', write([iso[0]] + [row[:7] + [row[7].replace(' ', '') if i == 1500 else row[7]] + row[8:] for i, row in enumerate(iso[1:])]).encode('utf-8'), 'asked'
    yield 'other-case', write([iso[0]] + [row[:5] + [row[5].upper() if i == 900 else row[5]] + row[6:] for i, row in enumerate(iso[1:])]).encode('utf-8'), 'asked'
    yield 'utf8-and-cp1252', (write(iso[:1500]).encode('utf-8') + write(iso[1500:]).encode('cp1252', 'replace')), 'asked'
    yield 'truncated', text.encode('utf-8')[:-9], 'asked'
    yield 'truncated-number', (text.encode('utf-8')[:len(text.encode('utf-8')) // 2]), 'safe'
    yield 'two-tables', (text + '\n\nid,name,category,unit_cost,list_price\n1,Chai,Beverages,10,18\n').encode('utf-8'), 'asked'
    yield 'two-tables-same', (text + '\n' + lines[0] + '\n' + '\n'.join(lines[1:20]) + '\n').encode('utf-8'), 'asked'
    yield 'no-header', '\n'.join(lines[1:]).encode('utf-8'), 'asked'
    yield 'header-only', (lines[0] + '\n').encode('utf-8'), 'asked'
    yield 'empty', b'', 'asked'
    yield 'two-header-rows', ('Order,Dates,,,Who,,,What,,,\n' + text).encode('utf-8'), 'safe'
    yield 'column-twice', write([row[:2] + [row[1]] + row[2:] for row in iso]).encode('utf-8'), 'asked'
    yield 'decimal-comma-in-comma', write(table(rows, decimal=','), ',', '').encode('utf-8'), 'asked'
    yield 'nul', text.encode('utf-8')[:5000] + b'\0' + text.encode('utf-8')[5000:], 'asked'
    yield '31-february', text.replace('1996-07-04', '1997-02-31', 1).encode('utf-8'), 'asked'
    yield 'other-currency', write([iso[0]] + [row[:9] + [row[9] + (' zł' if i == 1000 else ' €')] + row[10:] for i, row in enumerate(iso[1:])]).encode('utf-8'), 'asked'
    yield 'percent-or-fraction', write([iso[0]] + [row[:10] + [('%g%%' % (float(row[10]) * 100)) if i % 2 else row[10]] for i, row in enumerate(iso[1:])]).encode('utf-8'), 'asked'
    for i in (1, 2, 700, 2154):
        for column in range(0, 10, 2):
            cells = lines[i].split(',')
            if len(cells) != 11:
                continue
            less = ','.join(cells[:column] + [''.join(cells[column:column + 2])] + cells[column + 2:])
            more = ','.join(cells[:column] + [cells[column][:2] + ',' + cells[column][2:]] + cells[column + 1:])
            quote = ','.join(cells[:column] + ['"' + cells[column]] + cells[column + 1:])
            inner = ','.join(cells[:column] + ['"' + cells[column][:1] + '"' + cells[column][1:] + '"'] + cells[column + 1:])
            for name, line in (('less', less), ('more', more), ('quote', quote), ('inner-quote', inner)):
                yield 'row-%s-%d-%d' % (name, i, column), '\n'.join(lines[:i] + [line] + lines[i + 1:]).encode('utf-8'), 'asked' if name != 'inner-quote' else 'safe'
        for name, sign in (('semicolon', ';'), ('tab', '\t'), ('space', ' ')):
            yield 'row-separator-%s-%d' % (name, i), '\n'.join(lines[:i] + [lines[i].replace(',', sign)] + lines[i + 1:]).encode('utf-8'), 'asked'
        yield 'row-joined-%d' % i, '\n'.join(lines[:i] + [lines[i] + lines[i + 1]] + lines[i + 2:]).encode('utf-8'), 'asked' if i < 2154 else 'safe'


def pollute(path):
    rows = rows_of(path)
    yield from formats(rows)
    yield from damages(rows)
