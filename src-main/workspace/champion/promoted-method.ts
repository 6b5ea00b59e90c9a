import { type EnsembleWeights } from '../../../src-core/backtest/ensemble/ensemble.ts';
import { type PromotedForecast, type PromotedMethod } from '../../../src-core/champion/promoted-method.ts';
import { DomainError, type ErrorCode } from '../../../src-core/domain-error.ts';
import { type LearnedModel } from '../../../src-core/learning/learned-model.ts';
import { type ChampionReference } from '../../../src-core/portfolio/portfolio-risk.ts';
import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { methodIds } from '../../../src-core/tail-risk/registry.ts';
import { type Engine } from '../../engine/index.ts';
import { type Store } from '../../store/store.ts';
import { backtestKind } from '../backtests/stored-backtest.ts';
import { type CallOptions } from '../context.ts';
import { trainingArtefacts } from '../training/stored-training.ts';

/** What a network says of a history it cannot forecast from. */
const refusals: readonly ErrorCode[] = ['TOO_FEW_OBSERVATIONS', 'UNSUITABLE_SAMPLE'];

/** What a champion was promoted with; null where there is none, or the board computes its method anyway. */
export function promotedMethod(store: Store, champion: ChampionReference | null): PromotedMethod | null {
  if (champion === null || methodIds.includes(champion.method)) return null;
  const { id, kind } = store.run(champion.run);
  if (kind === backtestKind) {
    const { ensembles } = JSON.parse(store.artefact(id, 'result')) as {
      readonly ensembles: readonly EnsembleWeights[];
    };
    const ensemble = ensembles.find((one) => one.ensemble === champion.method);
    return ensemble ? { kind: 'ensemble', ensemble } : null;
  }
  return { kind: 'learned', model: JSON.parse(store.artefact(id, trainingArtefacts.model)) as LearnedModel };
}

/** Completes a champion by what has to be computed for it: a network looks at the features of the portfolio's simulated history. */
export async function promotedForecast(
  engine: Engine,
  promoted: PromotedMethod | null,
  inputs: PortfolioRiskInput,
  options: CallOptions,
): Promise<PromotedForecast | null> {
  if (promoted?.kind !== 'learned') return promoted;
  const { model } = promoted;
  try {
    const series = await engine.run('portfolio-series', inputs, options);
    return { kind: 'learned', model, forecast: await engine.run('learned-forecast', { model, series }, options) };
  } catch (thrown) {
    // A history that does not suit the network leaves the run without its figure, not the portfolio without its risk.
    if (!(thrown instanceof DomainError) || !refusals.includes(thrown.code)) throw thrown;
    return { kind: 'learned', model, forecast: { refusal: { code: thrown.code, message: thrown.message } } };
  }
}
