import { DomainError } from '../../src-core/domain-error.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { type Session, type UseCase } from './context.ts';
import { jsonDifferences } from './json-differences.ts';
import { loadRiskInputs } from './risk-inputs.ts';
import { recordedQuestion, riskArtefacts, riskKind } from './stored-risk.ts';

const shownDifferences = 20;

/** Recomputes a run from its recorded parameters and holds it against the stored result, bit for bit. */
export const reproduceRun: UseCase<'runs.reproduce', Session> = async (session, { id }, options) => {
  const { store, engine } = session;
  const { run, inputs, original } = await session.readTogether(() => {
    const recorded = store.run(id);
    if (recorded.kind !== riskKind) {
      throw new DomainError('UNKNOWN_METHOD', `Run ${id} is of kind ${recorded.kind}, which can't be recomputed`);
    }
    const version = store.datasetVersion();
    if (recorded.datasetVersion !== version) {
      throw new DomainError(
        'DATASET_CHANGED',
        `Run ${id} was computed from dataset ${recorded.datasetVersion.slice(0, 12)}, the workspace now holds ${version.slice(0, 12)}`,
        {
          kept: 'The recorded result is unchanged',
          remedy: 'Undo the imports and edits made since, or open a backup from that time',
        },
      );
    }
    return {
      run: recorded,
      inputs: loadRiskInputs(session, recordedQuestion(recorded)),
      original: store.artefact(id, riskArtefacts.result),
    };
  });
  const reproduced = canonicalJson(await engine.run('portfolio-risk', inputs, options));
  const identical = reproduced === original;
  return {
    run: id,
    identical,
    originalHash: run.resultHash,
    reproducedHash: sha256(reproduced),
    differences: identical ? [] : jsonDifferences(JSON.parse(original), JSON.parse(reproduced), shownDifferences),
  };
};
