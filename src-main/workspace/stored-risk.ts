import { type LimitStatus } from '../../src-core/limits/limit.ts';
import { type PortfolioRisk, type RiskParameters, type RiskResult } from '../../src-core/portfolio/portfolio-risk.ts';
import { type Store, type StoredRun } from '../store/store.ts';
import { type RiskQuestion } from './risk-question.ts';
import { isStale } from './staleness.ts';

/** The kind under which portfolio risk runs are recorded, and the names of what they leave behind. */
export const riskKind = 'risk';
export const riskArtefacts = { result: 'result', limits: 'limits', tailRisk: 'tail-risk' } as const;

/** What runs of earlier versions did not record. */
const unrecorded = (window: number): Partial<RiskParameters> => ({
  model: null,
  noModel: null,
  volatilityWindow: window,
  scenarios: [],
  champion: null,
});
const withoutProxies = { proxiedCells: 0, proxiedBySecurity: [] };

/** A risk run's parameters as recorded: the portfolio beside the rest, flat. */
export function recordedParameters({ portfolio, parameters }: RiskQuestion): RiskParameters & { portfolio: string } {
  return { portfolio, ...parameters };
}

/** The question a recorded run answered. */
export function recordedQuestion(run: StoredRun): RiskQuestion {
  // Written by recordedParameters; the store's check of artefact hashes guards the rest of the run.
  const { portfolio, ...parameters } = run.parameters as ReturnType<typeof recordedParameters>;
  return { portfolio, parameters: { ...unrecorded(parameters.window), ...parameters } };
}

/** A stored run as every door shows it. */
export function storedRisk(store: Store, run: StoredRun): RiskResult {
  const risk = JSON.parse(store.artefact(run.id, riskArtefacts.result)) as PortfolioRisk;
  return {
    ...risk,
    // Runs of earlier versions have none of these.
    trackingError: risk.trackingError ?? null,
    contributions: risk.contributions.map((position) => ({
      ...position,
      averageVolume: position.averageVolume ?? null,
    })),
    decomposition: risk.decomposition ?? null,
    stress: risk.stress ?? [],
    coverage: { ...withoutProxies, ...risk.coverage },
    run: run.id,
    parameters: recordedQuestion(run).parameters,
    limits: storedLimits(store, run),
    datasetVersion: run.datasetVersion,
    seed: run.seed,
    engineVersion: run.engineVersion,
    computedAt: run.createdAt,
    elapsedMilliseconds: run.elapsedMilliseconds,
    stale: isStale(store, run),
  };
}

/** The limits as they were measured by a run. */
export function storedLimits(store: Store, run: StoredRun): readonly LimitStatus[] {
  return JSON.parse(store.artefact(run.id, riskArtefacts.limits)) as readonly LimitStatus[];
}
