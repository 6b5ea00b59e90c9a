import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DomainError } from '../../src-core/domain-error.ts';
import { openStore, type Store } from '../store/index.ts';
import { buildSample } from './build-sample.ts';
import { type UseCase, type Workbench } from './context.ts';

/** Opens the sample workspace of the home folder, made anew where there is none; with a path, makes one there. */
export const openSample: UseCase<'workspace.sample', Workbench> = async (bench, request, options) => {
  const path = request.path === undefined ? join(bench.home, 'sample.plimsoll') : resolve(request.path);
  if (request.path === undefined) {
    if (bench.workspace?.path === path) return bench.workspace;
    const kept = existsSync(path) ? openKept(path, bench.now()) : null;
    if (kept) return bench.adopt(kept);
  } else if (existsSync(path)) {
    throw new DomainError('FILE_EXISTS', `There is a file at ${path} already`, {
      kept: 'It was left as it is',
      remedy: 'Choose another name',
      place: path,
    });
  }
  mkdirSync(dirname(path), { recursive: true });
  // Built beside and renamed when complete: a crash or a cancel half-way leaves no half sample behind.
  const unfinished = `${path}.unfinished`;
  removeWorkspaceFile(unfinished);
  try {
    await buildSample(bench, unfinished, options);
    renameSync(unfinished, path);
  } catch (thrown) {
    removeWorkspaceFile(unfinished);
    throw thrown;
  }
  return bench.adopt(openStore(path, {}));
};

/** The sample as it was left. One that can't be opened any more is moved aside, never deleted: it may hold edits. */
function openKept(path: string, now: Date): Store | null {
  try {
    return openStore(path, {});
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.code === 'WORKSPACE_LOCKED') throw thrown;
    renameSync(path, `${path}.${now.toISOString().replaceAll(':', '')}.damaged`);
    return null;
  }
}

function removeWorkspaceFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}
