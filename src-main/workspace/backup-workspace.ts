import { resolve } from 'node:path';
import { type Session, type UseCase } from './context.ts';

export const backupWorkspace: UseCase<'workspace.backup', Session> = (session, { path }) =>
  session.readTogether(() => session.store.backup(resolve(path)));
