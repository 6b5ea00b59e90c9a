import { epochDay } from '../../../market/epoch-day.ts';
import { currentAndMaximum, drawdowns, drawdownsOfReturns } from '../../../portfolio/drawdown.ts';
import { realisedHistory } from '../../../portfolio/realised.ts';
import { portfolioGauge, type PrepareGauge } from './gauge.ts';

/** Drawdown of the NAV history, which no trade changes; without one, of the simulation of what is held. */
export const drawdown: PrepareGauge = (book) => {
  const { navHistory, parameters } = book.input.risk;
  const realised = realisedHistory(navHistory, epochDay(book.asOf), parameters.maxStaleDays);
  if (realised) {
    const { current } = currentAndMaximum(drawdowns(realised.unitValues));
    return portfolioGauge(
      book,
      'unchanged',
      'From the NAV history',
      () => current,
      () => current,
    );
  }
  const simulated = (returns: Float64Array) => currentAndMaximum(drawdownsOfReturns(returns)).current;
  return portfolioGauge(
    book,
    'exact',
    'From the simulation of holdings: there is no NAV history',
    () => simulated(book.returns.window),
    (projection) => simulated(projection.returns()),
  );
};
