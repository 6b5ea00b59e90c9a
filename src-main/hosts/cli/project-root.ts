import path from 'node:path';

/**
 * The folder that holds package.json, whether this runs from `out/main`, from a chunk beneath it, or from its source.
 */
export const projectRoot = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  const marks = [`${path.sep}out${path.sep}main`, `${path.sep}src-main${path.sep}`];
  const at = Math.max(...marks.map((mark) => `${folder}${path.sep}`.lastIndexOf(mark)));
  return folder.slice(0, at);
}
