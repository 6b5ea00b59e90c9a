import { DomainError } from '../../domain-error.ts';
import { rollingLstm } from '../../learning/rolling-lstm.ts';
import { listMethods } from '../../tail-risk/registry.ts';
import { type RollingMethod } from '../rolling-method.ts';
import { rollingAgeWeighted } from './age-weighted.ts';
import { rollingCopulaT } from './copula-t.ts';
import { rollingCornishFisher } from './cornish-fisher.ts';
import { rollingEgarchT } from './egarch-t.ts';
import { rollingEvt } from './evt.ts';
import { rollingEwma } from './ewma.ts';
import { rollingFilteredHistoricalEwma } from './filtered-historical-ewma.ts';
import { rollingFilteredHistoricalGarch } from './filtered-historical-garch.ts';
import { rollingGarchNormal } from './garch-normal.ts';
import { rollingGarchT } from './garch-t.ts';
import { rollingGaussian } from './gaussian.ts';
import { rollingGjrT } from './gjr-t.ts';
import { rollingHistorical } from './historical.ts';
import { rollingMonteCarloNormal } from './monte-carlo-normal.ts';
import { rollingMonteCarloT } from './monte-carlo-t.ts';
import { rollingStudentT } from './student-t.ts';
import { rollingVolatilityWeighted } from './volatility-weighted.ts';

/** The methods that can be walked along a series, in the order they are shown: those of a single sample, in their order, then the LSTM. */
export const rollingMethods = listMethods<RollingMethod>([
  rollingHistorical,
  rollingAgeWeighted,
  rollingVolatilityWeighted,
  rollingFilteredHistoricalEwma,
  rollingFilteredHistoricalGarch,
  rollingGaussian,
  rollingStudentT,
  rollingCornishFisher,
  rollingEwma,
  rollingGarchNormal,
  rollingGarchT,
  rollingGjrT,
  rollingEgarchT,
  rollingEvt,
  rollingMonteCarloNormal,
  rollingMonteCarloT,
  rollingCopulaT,
  rollingLstm,
]);

/**
 * The rolling method with this id.
 *
 * @throws DomainError UNKNOWN_METHOD
 */
export function rollingMethod(id: string): RollingMethod {
  const method = rollingMethods.get(id);
  if (method) return method;
  throw new DomainError('UNKNOWN_METHOD', `There is no method "${id}" to backtest`, {
    remedy: `Choose among ${[...rollingMethods.keys()].join(', ')}`,
  });
}
