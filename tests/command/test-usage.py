# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, wrong usage and exit statuses, in every language and without a display."""
import re

from tap import LANGUAGES, Home, case, main


def verbs():
    """What --help lists: two spaces, a word, two spaces and a sentence."""
    return re.findall(r'^  ([a-z]+)  +\S', Home().run('--help').out, re.M)


@case
def test_version(home):
    """--version says the version."""
    done = home.run('--version')
    assert done.status == 0 and re.search(r'\d+\.\d+', done.out), done


@case
def test_help_of_all(home):
    """--help works for each command in each language, and differs from English."""
    names = verbs()
    assert 'new' in names and 'check' in names, names
    for verb in [None] + names:
        arguments = ([verb] if verb else []) + ['--help']
        english = home.run(*arguments).out
        assert 'sales-manager' in english and '--language' in english
        for language in LANGUAGES:
            done = home.run(*arguments, '--language', language)
            assert done.status == 0 and done.err == '', done
            assert (done.out == english) == (language == 'en'), done
            # A line is shorter than 100 characters, unless a word is longer.
            assert all(len(line) < 100 for line in done.out.split('\n')), done


@case
def test_language_from_environment(home):
    """LANGUAGE and --language say the same."""
    assert home.run('--help', LANGUAGE='de').out == home.run('--help', '--language=de').out


@case
def test_wrong_usage(home):
    """Wrong usage ends with 2 and says what is wrong."""
    for arguments in (['nonsense'], ['new', '--nonsense'], ['new', '--company'], ['new', '--sample=1'],
                      ['new', '-x'], ['check', '--today', '2026-02-31'], ['check', 'a', 'b'],
                      ['new', '--year-start', '13'], ['new', '--currency', 'EURO'], ['new', '--company', '']):
        done = home.run(*arguments)
        assert done.status == 2, (arguments, done)
        assert done.err.startswith('sales-manager: ') and '--help' in done.err, (arguments, done)
        assert done.out == '', (arguments, done)


@case
def test_hostile_arguments(home):
    """Percent signs, markup and line ends in arguments are harmless."""
    for text in ('%s%n%s', '<b>&"', 'a\nb', '🙂' * 2000):
        done = home.run('new', '--currency', text)
        assert done.status == 2, done
        assert len(done.err.strip().split('\n')) == 2, done


@case
def test_without_display(home):
    """Commands do not start the toolkit."""
    # GTK answers GTK_DEBUG=help as soon as it is initialised.
    done = home.run('new', 'a.sales', GTK_DEBUG='help', GDK_DEBUG='help')
    assert done.status == 0 and done.err == '', done


main()
