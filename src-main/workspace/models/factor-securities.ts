import { DomainError } from '../../../src-core/domain-error.ts';
import {
  coverSecurities,
  type WeightedSecurity,
} from '../../../src-core/factor-model/decomposition/covered-weights.ts';
import { factorSecurities } from '../../../src-core/factor-model/decomposition/factor-securities.ts';
import { type SecurityRiskRow } from '../../../src-core/factor-model/decomposition/decomposition.ts';
import { type Session, type UseCase } from '../context.ts';
import { storedRisk } from '../stored-risk.ts';
import { loadPortfolioModel } from './load-model.ts';

/** Every security's part in one factor of a run's decomposition, for the drill-down. */
export const listFactorSecurities: UseCase<'risk.factor', Session> = ({ store }, { run, factor, active }) => {
  const { decomposition, parameters } = storedRisk(store, store.run(run));
  const part = active === true ? decomposition?.active : decomposition;
  if (!decomposition || !part) {
    throw new DomainError('NO_MODEL', `Run ${run} has no ${active === true ? 'active ' : ''}decomposition`, {
      kept: 'Nothing was computed',
      remedy: active === true ? 'Choose a benchmark and compute the risk again' : 'Compute the risk again',
    });
  }
  const symbols = part.bySecurity.map(({ symbol }) => symbol);
  const { model } = loadPortfolioModel(store, decomposition.model.id, symbols);
  const position = model.factors.findIndex(({ id }) => id === factor);
  if (position < 0) {
    throw new DomainError('UNKNOWN_FACTOR', `The model has no factor ${factor}`, {
      kept: 'Nothing was computed',
      remedy: `Choose among ${model.factors.map(({ id }) => id).join(', ')}`,
    });
  }
  const covered = coverSecurities(model, part.bySecurity.map(toWeighted));
  const annual = Math.sqrt(parameters.tradingDaysPerYear);
  if ('benchmarkExposures' in part && part.benchmarkExposures !== null) {
    // An index known by its returns is a row of the active decomposition that the model itself does not know.
    const row = part.bySecurity.findIndex(({ symbol }) => symbol === part.benchmark);
    covered.exposures.set(part.benchmarkExposures, row * model.factors.length);
    covered.specificVariances[row] = (part.bySecurity[row]!.specificVolatility / annual) ** 2;
  }
  return factorSecurities(model, covered, position, annual);
};

function toWeighted({ symbol, name, sector, weight }: SecurityRiskRow): WeightedSecurity {
  return { symbol, name, sector, weight, strategies: new Map() };
}
