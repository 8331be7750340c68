/**
 * The completion scripts of the shells. Each asks the program itself (`oss-process __complete WORDS`),
 * so that the offers are always those of the installed version.
 */

/** The shells that have a script. */
export const shells = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof shells)[number]

/** Returns the script of a shell, for its start-up file. */
export function completionScript(shell: Shell): string {
  return scripts[shell]
}

const bash = `# bash completion of oss-process; in ~/.bashrc: source <(oss-process completion bash)
_oss_process() {
  local line word COMPREPLY_LINES
  COMPREPLY=()
  # bash cuts words at = and :, which belong to --flag=value and oss://; undo that.
  local typed="\${COMP_LINE:0:COMP_POINT}" words=()
  read -r -a words <<<"$typed"
  [[ "$typed" == *' ' ]] && words+=('')
  local last="\${words[\${#words[@]}-1]}"
  local kept="\${last%"\${last##*[=:]}"}"
  while IFS=$'\\t' read -r word _; do
    case "$word" in
      :files) COMPREPLY+=($(compgen -f -- "\${last#"$kept"}")); compopt -o filenames ;;
      :folders) COMPREPLY+=($(compgen -d -- "\${last#"$kept"}")); compopt -o filenames ;;
      *)
        COMPREPLY+=("\${word#"$kept"}")
        case "$word" in *[/,_=]) compopt -o nospace ;; esac
        ;;
    esac
  done < <(oss-process __complete "\${words[@]:1}" 2>/dev/null)
}
complete -F _oss_process oss-process
`

const zsh = `#compdef oss-process
# zsh completion of oss-process; in ~/.zshrc: source <(oss-process completion zsh)
_oss_process() {
  local word summary
  local -a plain_words plain_summaries open_words open_summaries
  while IFS=$'\\t' read -r word summary; do
    case "$word" in
      :files) _files ;;
      :folders) _files -/ ;;
      *[/,_=]) open_words+=("$word"); open_summaries+=("$word  $summary") ;;
      *) plain_words+=("$word"); plain_summaries+=("$word  $summary") ;;
    esac
  done < <(oss-process __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)
  (( \${#open_words} )) && compadd -l -S '' -d open_summaries -- "\${open_words[@]}"
  (( \${#plain_words} )) && compadd -l -d plain_summaries -- "\${plain_words[@]}"
}
compdef _oss_process oss-process
`

const fish = `# fish completion of oss-process; once: oss-process completion fish > ~/.config/fish/completions/oss-process.fish
function __oss_process_complete
    set -l words (commandline -opc) (commandline -ct)
    for line in (oss-process __complete $words[2..-1] 2>/dev/null)
        switch $line
            case ':files'
                __fish_complete_path (commandline -ct)
            case ':folders'
                __fish_complete_directories (commandline -ct)
            case '*'
                echo $line
        end
    end
end
complete -c oss-process -f -a '(__oss_process_complete)'
`

const scripts: Readonly<Record<Shell, string>> = { bash, zsh, fish }
