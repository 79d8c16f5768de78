import { defineConfig } from 'vitest/config'

/** Checks that need strace and a desktop's keyring beside Node: `npm run test:system`. */
export default defineConfig({
  test: {
    include: ['tests/system/**/*.system.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
})
