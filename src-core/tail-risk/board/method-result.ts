import { figureAt, forecast, forecastPortfolio, type MethodForecast } from '../forecast.ts';
import { portfolioMethods, tailRiskMethods } from '../registry.ts';
import { type MethodFigure, type MethodResult } from './board.ts';
import { densityGrid } from './distribution-view.ts';
import { horizonFigures } from './horizon-figures.ts';
import { methodContributions } from './method-contributions.ts';
import { holdingsOf, sampleOf, type TailRiskInput } from './tail-risk-input.ts';

/** Level of all intervals of a board. */
export const intervalLevel = 0.9;

/** Ids of the methods a board of this input shows, in their order. */
export function boardMethods({ factor }: TailRiskInput): readonly string[] {
  return [...tailRiskMethods.keys(), ...(factor === null ? [] : portfolioMethods.keys())];
}

/** Fits one method to the portfolio. */
export function methodForecast(input: TailRiskInput, id: string): MethodForecast {
  const options = { lambda: input.ewmaLambda, seed: input.seed };
  const method = tailRiskMethods.get(id);
  if (method) {
    // Only the short sample has its securities' returns beside it.
    const holdings = method.longSample ? undefined : holdingsOf(input);
    return forecast(method, sampleOf(input, method.longSample), options, holdings);
  }
  const ofPortfolio = portfolioMethods.get(id);
  if (!ofPortfolio || input.factor === null) throw new Error(`There is no method ${id} for this portfolio`);
  return forecastPortfolio(ofPortfolio, input.factor.view, options);
}

/** Everything one method says of the portfolio. */
export function methodResult(input: TailRiskInput, id: string): MethodResult {
  const made = methodForecast(input, id);
  const { method, distribution } = made;
  const series = tailRiskMethods.get(id);
  const figures = input.confidences.map((level) => figureOf(made, level));
  const density = distribution?.density ?? null;
  return {
    method: id,
    label: method.label,
    family: method.family,
    source: method.source,
    observations: series ? sampleOf(input, series.longSample).length : 0,
    parameters: distribution?.parameters ?? {},
    figures,
    horizons: distribution === null ? [] : horizonFigures(input, made, series ?? null),
    contributions: distribution === null ? null : methodContributions(input, distribution, series ?? null),
    warnings: figures[0]!.warnings,
    density: density && densityGrid(input).map(density),
  };
}

function figureOf(made: MethodForecast, confidence: number): MethodFigure {
  const { var: valueAtRisk, es, warnings } = figureAt(made, confidence, 1);
  const interval = valueAtRisk === null ? null : (made.distribution?.intervalAt?.(confidence, intervalLevel) ?? null);
  return {
    confidence,
    var: valueAtRisk,
    es,
    varInterval: interval?.var ?? null,
    esInterval: interval?.es ?? null,
    intervalKind: interval?.kind ?? null,
    warnings,
  };
}
