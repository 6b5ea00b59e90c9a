import { basename } from 'node:path';

/** A file's name without folder and known extensions: `positions-core.csv.gz` → `positions-core`. */
export function fileStem(path: string): string {
  const name = basename(path.replaceAll('\\', '/'));
  return name.replace(/\.gz$/i, '').replace(/\.(csv|tsv|txt|xlsx)$/i, '') || name;
}
