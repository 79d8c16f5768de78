/** What the program itself is told to do: no script can have such a name. A test holds both lists to the commands. */
export const takenNames: ReadonlySet<string> = new Set([
  ...[
    'support',
    'today',
    'follow-up',
    'log',
    'show',
    'report',
    'search',
    'edit',
    'delete',
    'people',
  ],
  ...[
    'import',
    'export',
    'backup',
    'restore',
    'lock',
    'unlock',
    'doctor',
    'remind',
    'config',
    'flows',
  ],
  ...['completion', 'help'],
])

const takenSwitches: ReadonlySet<string> = new Set([
  ...['with', 'on', 'at', 'answers', 'dry-run', 'now', 'sound', 'plain', 'color', 'input', 'json'],
  ...['debug', 'help', 'version'],
])

/** Whether every practice has a flag of that name already, or the name would take a flag back. */
export const isTakenSwitch = (name: string): boolean =>
  takenSwitches.has(name) || name.startsWith('no-')
