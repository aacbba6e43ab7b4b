import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'workers/**/*.test.ts',
      'cli/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    testTimeout: 120_000,
    reporters: ['default'],
  },
});
