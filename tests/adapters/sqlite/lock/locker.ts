// Locks the journal in a folder, and ends with the code of what was in the way, or 0.
import { codeOf, journalIn } from '../../../support/journals.ts'

const [, , folder = '', passphrase = ''] = process.argv
process.exitCode = codeOf(() => journalIn(folder).lock.lock(passphrase))
