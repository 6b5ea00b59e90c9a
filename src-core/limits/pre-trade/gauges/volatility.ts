import { ewmaVolatilityAnnual } from '../../../volatility/ewma.ts';
import { sampleVolatilityAnnual } from '../../../volatility/sample.ts';
import { portfolioGauge, unmeasured, type PrepareGauge } from './gauge.ts';

/** Annual volatility of the returns of what is held after the trades. */
export const volatility: PrepareGauge = (book, limit) => {
  const { tradingDaysPerYear, ewmaLambda } = book.input.risk.parameters;
  const method = limit.parameters.method ?? 'sample';
  const figures: Readonly<Record<string, (returns: Float64Array) => number>> = {
    sample: (returns) => sampleVolatilityAnnual(returns, tradingDaysPerYear),
    ewma: (returns) => ewmaVolatilityAnnual(returns, ewmaLambda, tradingDaysPerYear),
  };
  const figure = figures[method];
  if (!figure) return unmeasured(book, `There is no volatility method "${method}"`);
  return portfolioGauge(
    book,
    'exact',
    method,
    () => figure(book.returns.window),
    (projection) => projection.once(`volatility ${method}`, () => figure(projection.returns())),
  );
};
