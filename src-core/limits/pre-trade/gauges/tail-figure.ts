import { tailRiskSeed } from '../../../portfolio/tail-risk-input.ts';
import { figureAt, forecast, forecastPortfolio, type MethodForecast } from '../../../tail-risk/forecast.ts';
import { squareRootOfTime } from '../../../tail-risk/horizon.ts';
import { portfolioMethods, tailRiskMethods } from '../../../tail-risk/registry.ts';
import { standardDeviation } from '../../../numerics/moments.ts';
import { type Book } from '../book.ts';
import { type Projection } from '../projection.ts';
import { portfolioGauge, unmeasured, type Gauge, type PrepareGauge } from './gauge.ts';
import { modelView } from './model-view.ts';

type Figure = 'var' | 'es';

/**
 * VaR or ES by the limit's method. Methods that are quick to fit are fitted again on the returns after the trades; those by the factor
 * model follow its volatility, of which they are multiples; the others are scaled by the change of the sample volatility.
 */
function tailGauge(which: Figure): PrepareGauge {
  return (book, limit) => {
    const id = limit.parameters.method ?? 'historical';
    const confidence = limit.parameters.confidence ?? book.input.risk.parameters.confidences[0]!;
    const read = (made: MethodForecast) => {
      const figure = figureAt(made, confidence, 1)[which];
      return figure === null ? null : figure * squareRootOfTime(limit.parameters.horizon ?? 1);
    };
    if (portfolioMethods.has(id)) return byModel(book, id, read);
    const method = tailRiskMethods.get(id);
    if (!method) return unmeasured(book, `There is no method "${id}"`);
    return method.incremental ? refitted(book, id, read) : scaled(book, id, read);
  };
}

type Read = (made: MethodForecast) => number | null;

function optionsOf(book: Book) {
  return { lambda: book.input.risk.parameters.ewmaLambda, seed: tailRiskSeed };
}

function refitted(book: Book, id: string, read: Read): Gauge {
  const method = tailRiskMethods.get(id)!;
  const options = optionsOf(book);
  return portfolioGauge(
    book,
    'exact',
    id,
    () => read(forecast(method, book.returns.window, options)),
    (projection) => read(projection.once(`forecast ${id}`, () => forecast(method, projection.returns(), options))),
  );
}

/** Forecasts before any trade of the methods that are too slow to be fitted for every order, by book and method. */
const slowForecasts = new WeakMap<Book, Map<string, MethodForecast>>();

function scaled(book: Book, id: string, read: Read): Gauge {
  const before = () => read(slowForecast(book, id));
  const deviation = standardDeviation(book.returns.window);
  return portfolioGauge(
    book,
    'scaled',
    `${id}, scaled by the change of volatility`,
    before,
    (projection: Projection) => {
      const figure = before();
      if (figure === null || deviation === 0) return null;
      return (figure * projection.once('deviation', () => standardDeviation(projection.returns()))) / deviation;
    },
  );
}

function slowForecast(book: Book, id: string): MethodForecast {
  const known = slowForecasts.get(book) ?? new Map<string, MethodForecast>();
  slowForecasts.set(book, known);
  let made = known.get(id);
  if (!made) {
    const method = tailRiskMethods.get(id)!;
    const { simulation, window, weights, column } = book.returns;
    const { volatilityWindow } = book.input.risk.parameters;
    const holdings = { weights, security: column };
    made = method.longSample
      ? forecast(method, simulation.returns.subarray(-volatilityWindow), optionsOf(book))
      : forecast(method, window, optionsOf(book), holdings);
    known.set(id, made);
  }
  return made;
}

function byModel(book: Book, id: string, read: Read): Gauge {
  const view = modelView(book);
  if (view === null) return unmeasured(book, 'There is no factor model: run risk first');
  const { covariance } = book.input.risk.model!.model;
  const method = portfolioMethods.get(id)!;
  const { exposures, specificVariance } = view.whole;
  const before = read(forecastPortfolio(method, { exposures, covariance, specificVariance }, { seed: tailRiskSeed }));
  const deviation = view.volatility(view.whole);
  return portfolioGauge(
    book,
    'exact',
    id,
    () => before,
    (projection) => {
      if (before === null || deviation === 0) return null;
      const after = projection.once('model volatility', () => view.volatilityAfter(view.whole, projection));
      return ((before / deviation) * after) / projection.scale;
    },
  );
}

export const valueAtRisk = tailGauge('var');
export const expectedShortfall = tailGauge('es');
