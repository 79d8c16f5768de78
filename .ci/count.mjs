// count.mjs REPORT STATUS: prints how many tests passed and failed, from vitest's JSON report and
// its exit status, and then the name of each that failed, one to a line. What did not run did not
// pass: skipped tests and files that would not load fail.
import { readFileSync } from 'node:fs'

const [path, status] = process.argv.slice(2)
const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(path, 'utf8'))

const didNotLoad = testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.every((it) => it.status !== 'failed'),
)
const failed = numTotalTests - numPassedTests + didNotLoad.length
const unexplained = failed === 0 && status !== '0' ? 1 : 0

console.log(numPassedTests, failed + unexplained)
for (const file of testResults)
  for (const test of file.assertionResults)
    if (test.status !== 'passed') console.log(`${file.name}: ${test.fullName} (${test.status})`)
for (const file of didNotLoad) console.log(`${file.name}: did not load`)
if (unexplained) console.log(`the test runner ended with status ${status}`)
