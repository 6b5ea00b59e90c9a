import { join } from 'node:path';
import { createEngine } from '../../../../src-main/engine/index.ts';
import { type Session } from '../../../../src-main/workspace/context.ts';
import { createSession } from '../../../../src-main/workspace/session.ts';
import { openStore } from '../../../../src-main/store/index.ts';
import { type scratchFolder } from '../../files/scratch-folder.ts';

const engine = createEngine({ workers: 1 });
let workspaces = 0;

/** A new workspace on disk with a real engine, on 2024-06-28. */
export function importSession(folder: ReturnType<typeof scratchFolder>): Session {
  const path = join(folder.path(`import-${++workspaces}.plimsoll`));
  return createSession({
    store: openStore(path, { create: { name: 'Import', sample: false } }),
    engine,
    version: 'test',
    now: () => new Date(2024, 5, 28, 12),
    onChanged: () => undefined,
  });
}

export const closeEngine = (): Promise<void> => engine.close();
