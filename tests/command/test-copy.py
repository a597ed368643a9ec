# SPDX-License-Identifier: GPL-3.0-or-later
"""copy makes a document that is as sound as the one it was made of, and never replaces anything."""
import os
import stat

from tap import LANGUAGES, case, main, read, sample


@case
def test_copy(home):
    """A copy is a sound document of its own, readable for its owner alone."""
    before = read(sample())
    done = home.run('copy', '-o', 'copy.sales', sample())
    assert done.status == 0 and 'copy.sales is a copy of' in done.out, done
    assert stat.S_IMODE(os.stat(home.file('copy.sales')).st_mode) == 0o600
    assert read(sample()) == before
    done = home.run('check', 'copy.sales')
    assert done.status == 0 and 'is sound' in done.out, done


@case
def test_refused(home):
    """A file that is there stays as it is; without a folder there is no copy, and nothing is left behind."""
    with open(home.file('there.sales'), 'w') as file:
        file.write('mine')
    for language in LANGUAGES:
        done = home.run('copy', '--language', language, '-o', 'there.sales', sample())
        assert done.status == 1 and 'there.sales' in done.err, done
    assert 'is there already' in home.run('copy', '-o', 'there.sales', sample()).err
    assert read(home.file('there.sales')) == b'mine'
    files = sorted(os.listdir(home.path))
    done = home.run('copy', '-o', 'none/copy.sales', sample())
    assert done.status == 1 and 'Not Found' in done.err, done
    assert sorted(os.listdir(home.path)) == files
    assert home.run('copy', sample()).status == 2


main()
