import type { Command } from 'commander'

export const SHELLS = ['bash', 'zsh'] as const
export type Shell = (typeof SHELLS)[number]

/** @returns a script to be sourced; zsh reads bash's completions through its own `bashcompinit` */
export function completionScript(program: Command, shell: Shell): string {
  const prelude = shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : ''
  const cases = wordsOf(program, '').map(([path, words]) => `    '${path}') words='${words.join(' ')}' ;;`)
  return `${prelude}_selfsame() {
  local path='' word words=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) path="$path $word" ;; esac
  done
  case "\${path# }" in
${cases.join('\n')}
    *) words='' ;;
  esac
  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}")); fi
}
complete -o default -F _selfsame selfsame
`
}

/** Each command's path (`keys add`) with what may follow it: its own commands, or its flags. */
function wordsOf(command: Command, path: string): [string, string[]][] {
  const flags = command.options.flatMap(({ long }) => (long == null ? [] : [long]))
  const own: [string, string[]] = [path, [...command.commands.map((sub) => sub.name()), ...flags, '--help']]
  return [own, ...command.commands.flatMap((sub) => wordsOf(sub, `${path} ${sub.name()}`.trim()))]
}
