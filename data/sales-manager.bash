# bash completion for sales-manager                                  -*- shell-script -*-
# SPDX-License-Identifier: GPL-3.0-or-later

_sales_manager ()
{
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} verb= word
  local verbs="agreement check chart copy import new recognition report show"

  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ " $verbs " == *" $word "* ]] && verb=$word && break
  done
  case $before in
    --language) COMPREPLY=($(compgen -W "de en es lt pl vi" -- "$current")); return ;;
    --scope) COMPREPLY=($(compgen -W "company department: team: person: territory: category:" -- "$current")); compopt -o nospace; return ;;
    --format | -f) COMPREPLY=($(compgen -W "text csv json" -- "$current")); return ;;
    --kind) COMPREPLY=($(compgen -W "review person organisation" -- "$current")); return ;;
    --paper) COMPREPLY=($(compgen -W "a4 letter" -- "$current")); return ;;
    --teams) COMPREPLY=($(compgen -W "manager" -- "$current")); return ;;
    --create) COMPREPLY=($(compgen -W "people" -- "$current")); return ;;
    chart) COMPREPLY=($(compgen -W "overview pace children heat products months" -- "$current")); return ;;
  esac
  if [[ $current == -* ]]; then
    # The program knows best which options a command takes.
    COMPREPLY=($(compgen -W "$(LANGUAGE=en "$1" $verb --help 2>/dev/null | grep -o -- '^ .*--[a-z-]*' | grep -o -- '--[a-z-]*')" -- "$current"))
  elif [[ -z $verb ]]; then
    COMPREPLY=($(compgen -W "$verbs" -- "$current") $(compgen -f -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _sales_manager sales-manager
