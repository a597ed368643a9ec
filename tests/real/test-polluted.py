# SPDX-License-Identifier: GPL-3.0-or-later
"""Northwind in many dialects and with many kinds of damage: nothing is read wrongly in silence."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.abspath(sys.argv[2]), 'tests', 'command'))

from polluted import damages, formats, rows_of  # noqa: E402
from tap import Home, case, main, need_data, read  # noqa: E402

RIGHT = ('830', '2,155', '51,317', '1,265,793.04')
DIALECTS = ('de_cp1252_semicolon_dmy', 'en_utf8_comma_iso', 'es_utf16le_tab_dmy', 'lt_utf8_semicolon_ymd_nbsp', 'mac_macroman_cr_dmyy',
            'pl_cp1250_semicolon_dmy', 'us_utf8bom_comma_mdy_dollar', 'vi_utf8bom_semicolon_dmy')


def outcome(home, content):
    """What comes of a file: "right", "asked", or what was read wrongly."""
    with open(home.file('table.csv'), 'wb') as file:
        file.write(content)
    if os.path.exists(home.file('a.sales')):
        os.remove(home.file('a.sales'))
    done = home.run('--document', 'a.sales', 'import', 'table.csv')
    if done.status == 1:
        assert 'table.csv' in done.err and not os.path.exists(home.file('a.sales')), done
        return 'asked'
    assert done.status == 0, done
    if all(figure in done.out.replace('₫', '').replace('1,265,793 ', '1,265,793.04 ').replace('1,265,793\n', '1,265,793.04\n') for figure in RIGHT):
        return 'right'
    return 'WRONG: %s' % done.out[-700:]


def check(home, files):
    wrong = []
    for name, content, expected in files:
        found = outcome(home, content)
        if found != expected and not (expected == 'safe' and found in ('right', 'asked')):
            wrong.append('%s: %s instead of %s' % (name, found, expected))
    assert not wrong, '\n'.join(wrong)


@case
def test_dialects(home):
    """The eight files of other spreadsheets come in without any option, with 37 late orders."""
    for name in DIALECTS:
        path = need_data('dialects', 'northwind_%s.csv' % name)
        assert outcome(home, read(path)) == 'right', name
        done = home.run('--document', 'a.sales', 'show', '--period', '1996-01-01..1998-12-31', '-f', 'json')
        assert '"late": 37' in done.out, (name, done.out[:600])


@case
def test_formats(home):
    """Every way of writing the same lines comes in right."""
    check(home, formats(rows_of(need_data('dialects', 'northwind_en_utf8_comma_iso.csv'))))


@case
def test_damages(home):
    """Damaged files are asked about or refused, never read wrongly."""
    check(home, damages(rows_of(need_data('dialects', 'northwind_en_utf8_comma_iso.csv'))))


@case
def test_raw(home):
    """The files as Microsoft published them, with 'NULL' and times."""
    done = home.run('--document', 'a.sales', 'import', need_data('northwind', 'raw'))
    assert done.status == 0 and all(figure in done.out for figure in RIGHT), done


main()
