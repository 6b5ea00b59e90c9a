import { type RiskRequest } from '../../src-core/contract/index.ts';
import { DomainError } from '../../src-core/domain-error.ts';
import { evaluateLimits } from '../../src-core/limits/evaluate.ts';
import { type RiskResult } from '../../src-core/portfolio/portfolio-risk.ts';
import { tailRiskSeed } from '../../src-core/portfolio/tail-risk-input.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { type CallOptions, type Session, type UseCase } from './context.ts';
import { championOf } from './champion/champion-of.ts';
import { promotedMethod } from './champion/promoted-method.ts';
import { adoptRun } from './datasets/adopt-run.ts';
import { atDatasetVersion } from './datasets/at-dataset-version.ts';
import { keepBreaches } from './breaches/keep-breaches.ts';
import { withModel } from './models/risk-model-choice.ts';
import { computeRiskInPool } from './risk-in-pool.ts';
import { loadRiskInputs } from './risk-inputs.ts';
import { riskMetrics } from './risk-metrics.ts';
import { decideRiskQuestion } from './risk-question.ts';
import { riskInputHash } from './staleness.ts';
import { recordedParameters, riskArtefacts, riskKind, storedRisk } from './stored-risk.ts';

export const runRisk: UseCase<'risk.run', Session> = async (session, { dataset, ...request }, options) => {
  const { store } = session;
  const version = dataset === undefined ? store.datasetVersion() : store.datasetVersionOf(dataset);
  if (version === store.datasetVersion()) return computeRisk(session, request, options);
  // Breaches and halts are of the data as they are now: those found on earlier ones stay in the copy.
  return atDatasetVersion(session, version, options, async (copy) => {
    const { run } = await computeRisk(copy, request, options);
    return session.write(() => storedRisk(store, store.run(adoptRun(store, copy.store, run))));
  });
};

/** Computes a portfolio's risk, measures its limits, records the run and brings breaches and halts up to date. */
export async function computeRisk(session: Session, request: RiskRequest, options: CallOptions): Promise<RiskResult> {
  const { store, engine, now, version } = session;
  const started = performance.now();
  const decided = await session.readTogether(() => {
    const { portfolio, parameters } = decideRiskQuestion(session, request);
    return { portfolio, parameters: { ...parameters, champion: championOf(store, portfolio) } };
  });
  const question = await withModel(session, decided, options);
  const asked = await session.readTogether(() => {
    const parameters = recordedParameters(question);
    return {
      question,
      parameters,
      inputs: loadRiskInputs(session, question),
      promoted: promotedMethod(store, question.parameters.champion),
      limits: store.limits(),
      datasetVersion: store.datasetVersion(),
      inputHash: riskInputHash(store, parameters),
    };
  });
  const loaded = performance.now();
  const { risk, board } = await computeRiskInPool(engine, asked.inputs, asked.promoted, options);
  const computed = performance.now();
  const statuses = evaluateLimits(asked.limits, risk, risk.portfolio);
  const result = canonicalJson(risk);
  const createdAt = now().toISOString();
  const elapsed = performance.now() - started;

  return session.write(() => {
    if (options.signal?.aborted) {
      throw new DomainError('CANCELLED', 'The risk run was cancelled', { kept: 'The last result stays in place' });
    }
    // Run, breaches and halts are kept together or not at all.
    const run = store.atomically(() => {
      const id = store.addRun({
        kind: riskKind,
        portfolio: risk.portfolio,
        asOf: risk.asOf,
        createdAt,
        datasetVersion: asked.datasetVersion,
        inputHash: asked.inputHash,
        seed: tailRiskSeed,
        engineVersion: version,
        parameters: asked.parameters,
        warnings: risk.warnings,
        metrics: riskMetrics(risk),
        timings: { load: loaded - started, compute: computed - loaded, total: elapsed },
        elapsedMilliseconds: elapsed,
        resultHash: sha256(result),
        artefacts: {
          [riskArtefacts.result]: result,
          [riskArtefacts.limits]: canonicalJson(statuses),
          [riskArtefacts.tailRisk]: canonicalJson(board),
        },
      });
      keepBreaches(store, asked.limits, statuses, risk, { run: id, at: createdAt });
      return id;
    });
    return storedRisk(store, store.run(run));
  });
}
