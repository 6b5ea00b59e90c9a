/**
 * Builds the three parts (main with its worker, preload, window) with Vite into out/, and lays the fonts of reports beside
 * the main part, which reads them as files.
 */
import { cp } from 'node:fs/promises';
import { build } from 'vite';

const configs = ['scripts/vite/main.config.js', 'scripts/vite/preload.config.js', 'scripts/vite/renderer.config.js'];

try {
  for (const configFile of configs) await build({ configFile, logLevel: 'warn' });
  await cp('resources/fonts', 'out/main/fonts', { recursive: true });
} catch (error) {
  // The message names each wrong source with its lines; the rest would bury it.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
