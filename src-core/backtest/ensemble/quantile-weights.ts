import { type EnsembleScheme } from './ensemble-scheme.ts';
import { simplexQuantileRegression } from './simplex-quantile-regression.ts';

/** The weights whose mixed VaR would have had the smallest pinball loss. */
export const quantileWeights: EnsembleScheme = {
  id: 'ensemble-quantile-regression',
  label: 'Ensemble, quantile regression',
  source: 'Koenker & Bassett (1978), "Regression quantiles"; combination: Giacomini & Komunjer (2005)',
  weigh: ({ returns, members, confidence }) =>
    simplexQuantileRegression(
      returns,
      members.map((member) => member.map((value) => -value)),
      1 - confidence,
    ).weights,
};
