import { DomainError } from '../../src-core/domain-error.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { type Session, type UseCase } from './context.ts';
import { jsonDifferences } from './json-differences.ts';
import { computeRiskInPool } from './risk-in-pool.ts';
import { recordedFields } from './recorded-fields.ts';
import { loadRiskInputs } from './risk-inputs.ts';
import { recordedQuestion, riskArtefacts, riskKind } from './stored-risk.ts';

const shownDifferences = 20;

/**
 * Recomputes a run from its recorded parameters and holds it against the stored result, bit for bit; for a run of another version,
 * as far as that version recorded it.
 */
export const reproduceRun: UseCase<'runs.reproduce', Session> = async (session, { id }, options) => {
  const { store, engine } = session;
  const { run, inputs, original, originalBoard } = await session.readTogether(() => {
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
      // Runs of versions before the tail-risk board left none.
      originalBoard: recorded.artefacts.some(({ name }) => name === riskArtefacts.tailRisk)
        ? store.artefact(id, riskArtefacts.tailRisk)
        : null,
    };
  });
  const { risk, board } = await computeRiskInPool(engine, inputs, options);
  const sameVersion = run.engineVersion === session.version;
  const comparable = (made: unknown, recorded: string) =>
    canonicalJson(sameVersion ? made : recordedFields(made, JSON.parse(recorded)));
  const reproduced = comparable(risk, original);
  const reproducedBoard = originalBoard === null ? null : comparable(board, originalBoard);
  const differences = [
    ...differencesOf(original, reproduced),
    ...(originalBoard === null || reproducedBoard === null ? [] : differencesOf(originalBoard, reproducedBoard)),
  ];
  const identical = reproduced === original && reproducedBoard === originalBoard;
  return {
    run: id,
    identical,
    originalHash: run.resultHash,
    reproducedHash: sha256(reproduced),
    differences: differences.slice(0, shownDifferences),
  };
};

function differencesOf(original: string, reproduced: string): readonly string[] {
  return original === reproduced ? [] : jsonDifferences(JSON.parse(original), JSON.parse(reproduced), shownDifferences);
}
