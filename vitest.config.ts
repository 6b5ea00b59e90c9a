import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const define = { __PLIMSOLL_VERSION__: JSON.stringify('test') };

export default defineConfig({
  test: {
    reporters: ['default', './test/plain-reporter.ts'],
    // By default one core would stay idle.
    maxWorkers: 2,
    projects: [
      {
        define,
        // The core is pure: its tests share a thread's modules instead of loading them again for every file.
        test: { name: 'unit', include: ['test/core/**/*.test.ts'], environment: 'node', isolate: false },
      },
      {
        define,
        plugins: [svelte()],
        test: { name: 'renderer', include: ['test/renderer/**/*.test.ts'], environment: 'node' },
      },
      {
        define,
        test: {
          name: 'integration',
          include: ['test/main/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        define,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          globalSetup: 'test/e2e/shared-sample.ts',
        },
      },
    ],
  },
});
