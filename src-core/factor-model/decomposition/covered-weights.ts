import { type RiskModel } from '../risk-model.ts';

/** A security to be decomposed: its weights in all and by strategy, and what is known of it. */
export interface WeightedSecurity {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly weight: number;
  readonly strategies: ReadonlyMap<string, number>;
}

/** The rows of a decomposition with the model's figures for each. */
export interface CoveredSecurities {
  readonly securities: readonly WeightedSecurity[];
  /** Rows × K. */
  readonly exposures: Float64Array;
  /** Daily. */
  readonly specificVariances: Float64Array;
  /** Symbols the model does not know: market and sector alone, mean specific risk. */
  readonly uncovered: readonly string[];
}

/** Looks the securities up in the model; what it does not know is taken as an average member of its sector. */
export function coverSecurities(model: RiskModel, securities: readonly WeightedSecurity[]): CoveredSecurities {
  const width = model.factors.length;
  const rowOf = new Map(model.symbols.map((symbol, row) => [symbol, row]));
  const factorOf = new Map(model.factors.map(({ id }, k) => [id, k]));
  const exposures = new Float64Array(securities.length * width);
  const specificVariances = new Float64Array(securities.length);
  const uncovered: string[] = [];
  const mean = model.specificVariances.reduce((sum, own) => sum + own, 0) / Math.max(1, model.symbols.length);
  securities.forEach(({ symbol, sector }, i) => {
    const row = rowOf.get(symbol);
    if (row !== undefined) {
      exposures.set(model.exposures.subarray(row * width, (row + 1) * width), i * width);
      specificVariances[i] = model.specificVariances[row]!;
      return;
    }
    uncovered.push(symbol);
    const market = factorOf.get('market');
    const industry = factorOf.get(`industry:${sector}`);
    if (market !== undefined) exposures[i * width + market] = 1;
    if (industry !== undefined) exposures[i * width + industry] = 1;
    specificVariances[i] = mean;
  });
  return { securities, exposures, specificVariances, uncovered };
}
