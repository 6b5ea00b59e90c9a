import { trackingErrorAnnual } from '../../../portfolio/tracking-error.ts';
import { benchmarkWindow } from './benchmark-window.ts';
import { portfolioGauge, unmeasured, type PrepareGauge } from './gauge.ts';
import { modelView } from './model-view.ts';

/** Annual tracking error of the sample, or by the factor model. */
export const trackingError: PrepareGauge = (book, limit) => {
  const method = limit.parameters.method ?? 'sample';
  const { benchmark, parameters } = book.input.risk;
  if (benchmark === null) return unmeasured(book, 'No benchmark is chosen');
  const note = `To ${benchmark.name}, ${method}`;
  if (method === 'sample') {
    const reference = benchmarkWindow(book)!;
    const figure = (returns: Float64Array) => trackingErrorAnnual(returns, reference, parameters.tradingDaysPerYear);
    return portfolioGauge(
      book,
      'exact',
      note,
      () => figure(book.returns.window),
      (projection) => projection.once('tracking error', () => figure(projection.returns())),
    );
  }
  const view = modelView(book);
  const active = view?.active;
  if (!view || !active) return unmeasured(book, `There is no ${method} tracking error to ${benchmark.name}`);
  const annual = Math.sqrt(parameters.tradingDaysPerYear);
  return portfolioGauge(
    book,
    'exact',
    note,
    () => view.volatility(active) * annual,
    (projection) =>
      // Where a trade away from the close changes the NAV, weights and the benchmark no longer have one scale.
      projection.scale === 1 ? view.volatilityAfter(active, projection) * annual : null,
  );
};
