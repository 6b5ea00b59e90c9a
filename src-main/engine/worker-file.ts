import { existsSync } from 'node:fs';

/**
 * The worker's file, chosen by how this module itself was loaded: from source under Node's own type stripping, or built,
 * where bundled modules stand in `chunks/` below the worker or are part of an entry beside it.
 */
export function workerFile(loadedFrom: string = import.meta.url): URL {
  if (loadedFrom.endsWith('.ts')) return new URL('./worker.ts', loadedFrom);
  const beside = new URL('./worker.js', loadedFrom);
  return existsSync(beside) ? beside : new URL('../worker.js', loadedFrom);
}
