import { annualTurnover, monthlyTurnover, quarterlyTurnover } from './share-turnover.ts';
import { bookToPrice } from './book-to-price.ts';
import { cumulativeRange } from './cumulative-range.ts';
import { dailyVolatility } from './daily-volatility.ts';
import { debtToAssets } from './debt-to-assets.ts';
import { debtToEquity } from './debt-to-equity.ts';
import { type Descriptor } from './descriptor.ts';
import { earningsGrowth } from './earnings-growth.ts';
import { earningsToPrice } from './earnings-to-price.ts';
import { earningsVariability } from './earnings-variability.ts';
import { logMarketCap } from './log-market-cap.ts';
import { marketBeta } from './market-beta.ts';
import { marketLeverage } from './market-leverage.ts';
import { profitToAssets } from './profit-to-assets.ts';
import { relativeStrength } from './relative-strength.ts';
import { residualVolatility } from './residual-volatility.ts';
import { returnOnEquity } from './return-on-equity.ts';
import { salesGrowth } from './sales-growth.ts';
import { salesToPrice } from './sales-to-price.ts';
import { type Style } from './style.ts';

const plus = (descriptor: Descriptor) => ({ descriptor, sign: 1 }) as const;
const minus = (descriptor: Descriptor) => ({ descriptor, sign: -1 }) as const;

/** The styles of every model, in the order they are shown. To add one is to add its descriptors' files and a line. */
export const styles: readonly Style[] = listStyles([
  { id: 'size', label: 'Size', parts: [plus(logMarketCap)], orthogonalTo: [] },
  { id: 'value', label: 'Value', parts: [bookToPrice, earningsToPrice, salesToPrice].map(plus), orthogonalTo: [] },
  { id: 'growth', label: 'Growth', parts: [salesGrowth, earningsGrowth].map(plus), orthogonalTo: [] },
  { id: 'momentum', label: 'Momentum', parts: [plus(relativeStrength)], orthogonalTo: [] },
  { id: 'beta', label: 'Beta', parts: [plus(marketBeta)], orthogonalTo: [] },
  {
    id: 'volatility',
    label: 'Volatility',
    parts: [dailyVolatility, cumulativeRange, residualVolatility].map(plus),
    orthogonalTo: ['beta', 'size'],
  },
  {
    id: 'quality',
    label: 'Quality',
    parts: [plus(returnOnEquity), plus(profitToAssets), minus(earningsVariability)],
    orthogonalTo: [],
  },
  {
    id: 'leverage',
    label: 'Leverage',
    parts: [debtToAssets, debtToEquity, marketLeverage].map(plus),
    orthogonalTo: [],
  },
  {
    id: 'liquidity',
    label: 'Liquidity',
    parts: [monthlyTurnover, quarterlyTurnover, annualTurnover].map(plus),
    orthogonalTo: [],
  },
]);

/** Every descriptor by its id, for formulas and for the registry's page. */
export const descriptors: ReadonlyMap<string, Descriptor> = new Map(
  styles.flatMap(({ parts }) => parts.map(({ descriptor }) => [descriptor.id, descriptor] as const)),
);

/** A style or descriptor listed twice, or one made orthogonal to a later one, is a defect that fails at start. */
export function listStyles(listed: readonly Style[]): readonly Style[] {
  const seen = new Set<string>();
  for (const { id, parts, orthogonalTo } of listed) {
    for (const other of orthogonalTo) {
      if (!seen.has(other)) throw new Error(`The style ${id} is made orthogonal to ${other}, which stands after it`);
    }
    for (const name of [id, ...parts.map(({ descriptor }) => descriptor.id)]) {
      if (seen.has(name)) throw new Error(`The style or descriptor ${name} is listed twice`);
      seen.add(name);
    }
  }
  return listed;
}
