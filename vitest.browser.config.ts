import { defineConfig } from 'vitest/config'

/** Checks that need Chromium and LibreOffice beside Node: `npm run test:browser`. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
})
