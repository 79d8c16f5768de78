import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What a test starts mostly waits for it, so a processor that is left over for it stays idle.
    maxWorkers: '100%',
  },
})
