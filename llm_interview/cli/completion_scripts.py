"""What each shell needs to ask the program at every press of Tab."""

from __future__ import annotations

from collections.abc import Mapping

BASH = r"""# bash completion of llm-interview
_llm_interview() {
    local IFS=$'\n'
    COMPREPLY=($(llm-interview _complete bash "${COMP_LINE:0:COMP_POINT}" 2>/dev/null))
    if [[ ${COMPREPLY[0]-} == ":files" ]]; then
        COMPREPLY=()
        compopt -o default 2>/dev/null
    elif [[ ${COMPREPLY[0]-} == *[:=] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o nosort -F _llm_interview llm-interview 2>/dev/null ||
    complete -F _llm_interview llm-interview
"""

ZSH = r"""#compdef llm-interview
_llm_interview() {
    local -a words_found keys_found
    local word line="${(j: :)words[1,CURRENT-1]} $PREFIX"
    for word in ${(f)"$(llm-interview _complete zsh "$line" 2>/dev/null)"}; do
        case $word in
            :files) _files; return ;;
            *[:=]) keys_found+=("$word") ;;
            *) words_found+=("$word") ;;
        esac
    done
    (( $#keys_found )) && compadd -U -V keys -S '' -- $keys_found
    (( $#words_found )) && compadd -U -V words -- $words_found
}
if [[ ${funcstack[1]-} == _llm_interview ]]; then
    _llm_interview "$@"
elif (( $+functions[compdef] )); then
    compdef _llm_interview llm-interview
else
    autoload -Uz compinit && compinit && compdef _llm_interview llm-interview
fi
"""

FISH = r"""# fish completion of llm-interview
function __llm_interview_complete
    set -l found (llm-interview _complete fish (commandline -cp | string collect) 2>/dev/null)
    if test "$found[1]" = ":files"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $found
    end
end
complete -c llm-interview -f -k -a '(__llm_interview_complete)'
"""

SCRIPTS: Mapping[str, str] = {"bash": BASH, "zsh": ZSH, "fish": FISH}
