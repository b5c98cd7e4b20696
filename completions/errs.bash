# Completion of errs in bash.
# Once:    errs completion bash > ~/.local/share/bash-completion/completions/errs
# Or, in ~/.bashrc:    source <(errs completion bash)

# What is typed goes to errs as one word and is never evaluated; errs takes it apart and quotes what comes back.
_errs() {
  local answer line
  COMPREPLY=()
  answer=$(command errs --complete bash "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null </dev/null) || return 0
  case ${answer%%$'\n'*} in
    files) compopt -o default 2>/dev/null ;;
    part) compopt -o nospace 2>/dev/null ;;
  esac
  [[ $answer == *$'\n'* ]] || return 0
  while IFS= read -r line; do COMPREPLY+=("$line"); done <<<"${answer#*$'\n'}"
}

# bash 3 has no compopt: there, files are offered wherever errs has nothing to say.
if type compopt >/dev/null 2>&1; then
  complete -F _errs errs
else
  complete -o default -F _errs errs
fi
