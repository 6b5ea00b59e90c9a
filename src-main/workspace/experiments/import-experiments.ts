import { readFile, stat } from 'node:fs/promises';
import { readExperimentFile, type ExperimentEntry } from '../../../src-core/contract/index.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type NewRun } from '../../store/store.ts';
import { sha256 } from '../canonical-json.ts';
import { type Session, type UseCase } from '../context.ts';
import { filePath } from '../imports/read-file.ts';
import { entryHash } from './gather-export.ts';

const largestFile = 512 * 1024 * 1024;

/**
 * Takes the runs of a file over as imported ones, all of them or none; those that are here already are left out. Every hash in the
 * file is checked first.
 */
export const importExperiments: UseCase<'experiments.import', Session> = async (session, { file, by }, options) => {
  const { store, now } = session;
  const { workspace, experiments } = readExperimentFile(await readText(filePath(file, options)));
  for (const entry of experiments) checkHashes(entry);
  return session.write(() => {
    const here = new Map(store.runs().map((run) => [identityOf(run), run.id]));
    const present = experiments.filter((entry) => here.has(identityOf(entry)));
    const fresh = experiments.filter((entry) => !here.has(identityOf(entry))).sort((a, b) => a.id - b.id);
    const importedAt = now().toISOString();
    const numbers = new Map(present.map((entry) => [entry.id, here.get(identityOf(entry))!]));
    const added = store.importRuns(
      fresh.map((entry) => ({ from: entry.id, parent: entry.parent, run: runOf(entry, workspace, importedAt) })),
      numbers,
      { at: importedAt, by },
    );
    return { added, present: present.map(({ id }) => id) };
  });
};

async function readText(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > largestFile) {
      throw new DomainError('FILE_TOO_LARGE', 'The file is larger than any file of experiments', { place: path });
    }
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if (thrown instanceof DomainError) throw thrown;
    const missing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
    throw new DomainError(
      missing ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE',
      missing ? 'The file is not there' : 'The file could not be read',
      { kept: 'No run was taken over', remedy: 'Check the path', place: path, cause: thrown },
    );
  }
}

function checkHashes(entry: ExperimentEntry): void {
  const damaged = entry.artefacts.find(({ text, sha256: hash }) => sha256(text) !== hash);
  const result = entry.artefacts.find(({ name }) => name === 'result');
  const wrong =
    entryHash(entry) !== entry.sha256
      ? 'it'
      : damaged
        ? `its ${damaged.name}`
        : result && result.sha256 !== entry.resultHash
          ? 'its result'
          : null;
  if (wrong === null) return;
  throw new DomainError('BAD_ROWS', `Run ${entry.id} of the file was changed: ${wrong} no longer has its hash`, {
    kept: 'No run was taken over',
    remedy: 'Export it again where it was computed',
  });
}

/** A run is the same where it was computed at the same moment with the same result from the same input. */
function identityOf(run: Pick<ExperimentEntry, 'kind' | 'createdAt' | 'datasetVersion' | 'resultHash'>): string {
  return JSON.stringify([run.kind, run.createdAt, run.datasetVersion, run.resultHash]);
}

function runOf(entry: ExperimentEntry, workspace: string, importedAt: string): NewRun {
  const { title, note, tags } = entry;
  return {
    kind: entry.kind,
    portfolio: entry.portfolio,
    asOf: entry.asOf,
    createdAt: entry.createdAt,
    datasetVersion: entry.datasetVersion,
    inputHash: entry.inputHash,
    seed: entry.seed,
    engineVersion: entry.engineVersion,
    parameters: entry.parameters,
    warnings: entry.warnings,
    metrics: entry.metrics,
    timings: entry.timings,
    elapsedMilliseconds: entry.elapsedMilliseconds,
    resultHash: entry.resultHash,
    artefacts: Object.fromEntries(entry.artefacts.map(({ name, text }) => [name, text])),
    series: Object.fromEntries(
      Object.entries(entry.series).map(([name, points]) => [name, points.map(([step, value]) => ({ step, value }))]),
    ),
    origin: 'imported',
    source: JSON.stringify({ workspace, run: entry.id, importedAt }),
    notes: { title, note, tags },
  };
}
