import { type Session, type UseCase } from '../context.ts';
import { filePath } from './read-file.ts';

/** Looks at a file: how it is written, what it may hold, and whether it was imported before. */
export const inspectFile: UseCase<'import.inspect', Session> = async (session, { file, reading }, options) => {
  const { store, engine } = session;
  const inspection = await engine.run(
    'inspect-file',
    {
      path: filePath(file, options),
      reading: reading ?? {},
      symbols: store.securities().map(({ symbol }) => symbol),
      savedMappings: store.mappings(),
    },
    options,
  );
  return { ...inspection, file, alreadyImported: store.findBatch(inspection.sha256)?.id ?? null };
};
