import { type ModelData } from '../model-data.ts';

/** Dates of the regression window and the half-life of its weights. */
export const betaWindow = 252;
export const betaHalfLife = 63;
/** Fewest dates with a return of both within the window. */
export const fewestBetaReturns = 126;

export interface MarketRegressions {
  /** Dates × securities, NaN = too few returns. */
  readonly betas: Float64Array;
  /** Standard deviation of the residual, daily. */
  readonly residualDeviations: Float64Array;
}

/**
 * Exponentially weighted regression of each security's return on the return of the estimation universe over the last 252
 * dates, half-life 63: β = cov(r, m) ÷ var(m), residual σ = √(var(r) − β·cov(r, m)). Six weighted sums slide from date to
 * date; they start afresh at the first date of the block.
 *
 * @source Menchero, Orr & Wang (2011), The Barra US Equity Model (USE4), Methodology Notes, appendix A: BETA and HSIGMA
 */
export function marketRegressions(data: ModelData, from: number, to: number): MarketRegressions {
  const { securities, dates, returns, marketReturns } = data;
  const days = dates.length;
  const width = to - from;
  const betas = new Float64Array(securities * width).fill(NaN);
  const residualDeviations = new Float64Array(securities * width).fill(NaN);
  const decay = 0.5 ** (1 / betaHalfLife);
  const lastWeight = decay ** betaWindow;
  const first = Math.max(0, from - betaWindow + 1);

  for (let i = 0; i < securities; i++) {
    const start = i * days;
    let count = 0;
    let w = 0;
    let x = 0;
    let y = 0;
    let xx = 0;
    let xy = 0;
    let yy = 0;
    for (let t = first; t < to; t++) {
      w *= decay;
      x *= decay;
      y *= decay;
      xx *= decay;
      xy *= decay;
      yy *= decay;
      const market = marketReturns[t]!;
      const own = returns[start + t]!;
      if (own === own && market === market) {
        count++;
        w += 1;
        x += market;
        y += own;
        xx += market * market;
        xy += market * own;
        yy += own * own;
      }
      const left = t - betaWindow;
      if (left >= first) {
        const oldMarket = marketReturns[left]!;
        const old = returns[start + left]!;
        if (old === old && oldMarket === oldMarket) {
          count--;
          w -= lastWeight;
          x -= lastWeight * oldMarket;
          y -= lastWeight * old;
          xx -= lastWeight * oldMarket * oldMarket;
          xy -= lastWeight * oldMarket * old;
          yy -= lastWeight * old * old;
        }
      }
      if (t < from || count < fewestBetaReturns) continue;
      const variance = xx - (x * x) / w;
      if (!(variance > 0)) continue;
      const covariance = xy - (x * y) / w;
      const beta = covariance / variance;
      const cell = (t - from) * securities + i;
      betas[cell] = beta;
      residualDeviations[cell] = Math.sqrt(Math.max(0, yy - (y * y) / w - beta * covariance) / w);
    }
  }
  return { betas, residualDeviations };
}
