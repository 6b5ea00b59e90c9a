import { DomainError } from '../../../src-core/domain-error.ts';
import { type StoredRun } from '../../store/store.ts';
import { canonicalJson, sha256 } from '../canonical-json.ts';
import { type CallOptions, type Session, type UseCase } from '../context.ts';
import { atDatasetVersion } from '../datasets/at-dataset-version.ts';
import { jsonDifferences } from '../json-differences.ts';
import { recordedFields } from '../recorded-fields.ts';
import { reproducerFor } from './reproducibility.ts';

const shownDifferences = 20;
const resultArtefact = 'result';

/**
 * Recomputes a run from its recorded parameters and holds it against what was stored, bit for bit; for a run of another version of
 * the program, as far as that version recorded it. Where the data have changed since, it is recomputed on a rebuilt copy.
 */
export const reproduceRun: UseCase<'runs.reproduce', Session> = async (session, { id }, options) => {
  const { store } = session;
  const asked = await session.readTogether(() => {
    const run = store.run(id);
    const originals = new Map(run.artefacts.map(({ name }) => [name, store.artefact(id, name)]));
    return { run, originals, datasetVersion: store.datasetVersion() };
  });
  const { run, originals } = asked;
  const reproducer = reproducerFor(run);
  const rebuilt = run.datasetVersion !== asked.datasetVersion;
  const made = rebuilt
    ? await atRunsVersion(session, run, options, (copy) => reproducer.recompute(copy, run, options))
    : await reproducer.recompute(session, run, options);
  if (!rebuilt && store.datasetVersion() !== asked.datasetVersion) {
    throw new DomainError('DATASET_CHANGED', `The data changed while run ${id} was recomputed`, {
      kept: 'The recorded result is unchanged',
      remedy: 'Reproduce it again',
    });
  }

  const comparable = (text: string, original: string) =>
    run.engineVersion === session.version
      ? text
      : canonicalJson(recordedFields(JSON.parse(text), JSON.parse(original)));
  const artefacts = Object.entries(made).flatMap(([name, text]) => {
    const original = originals.get(name);
    // Runs of earlier versions did not leave every artefact.
    return original === undefined ? [] : [{ name, original, reproduced: comparable(text, original) }];
  });
  const result = artefacts.find(({ name }) => name === resultArtefact);
  return {
    run: id,
    identical: result !== undefined && artefacts.every(({ original, reproduced }) => original === reproduced),
    originalHash: run.resultHash,
    reproducedHash: result ? sha256(result.reproduced) : '',
    differences: artefacts
      .flatMap(({ original, reproduced }) => differencesOf(original, reproduced))
      .slice(0, shownDifferences),
    dataset: rebuilt ? 'rebuilt' : 'current',
    artefacts: artefacts.map(({ name, original, reproduced }) => ({ name, identical: original === reproduced })),
  };
};

async function atRunsVersion<Result>(
  session: Session,
  run: StoredRun,
  options: CallOptions,
  work: (copy: Session) => Promise<Result>,
): Promise<Result> {
  if (!session.store.datasetRow(run.datasetVersion)) {
    throw new DomainError(
      'DATASET_CHANGED',
      `Run ${run.id} was computed from dataset ${run.datasetVersion.slice(0, 12)}, which this workspace has no record of`,
      { kept: 'The recorded result is unchanged', remedy: 'Open a backup from that time' },
    );
  }
  return atDatasetVersion(session, run.datasetVersion, options, work);
}

function differencesOf(original: string, reproduced: string): readonly string[] {
  return original === reproduced ? [] : jsonDifferences(JSON.parse(original), JSON.parse(reproduced), shownDifferences);
}
