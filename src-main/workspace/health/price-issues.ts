import { type DataIssue } from '../../../src-core/contract/index.ts';
import { businessDaysBetween } from '../../../src-core/market/business-days.ts';
import { listed, type HealthView } from './health-view.ts';

/** A name with more missing days than this in the window is worth a look. */
const toleratedGapDays = 5;

/** Held names without a price, with an old price, or with holes in the window. */
export function priceIssues({ panel, positions, settings }: HealthView): readonly DataIssue[] {
  const days = panel.dates.length;
  const from = Math.max(0, days - settings.window - 1);
  const lastDay = panel.dates[days - 1] ?? 0;
  const priced = new Set<string>();
  const stale: string[] = [];
  const gappy: string[] = [];
  panel.symbols.forEach((symbol, row) => {
    const closes = panel.close.subarray(row * days, (row + 1) * days);
    const first = closes.findIndex((price) => !Number.isNaN(price));
    if (first < 0) return;
    const last = closes.findLastIndex((price) => !Number.isNaN(price));
    priced.add(symbol);
    if (businessDaysBetween(panel.dates[last]!, lastDay) > settings.maxStaleDays) stale.push(symbol);
    let missing = 0;
    for (let day = Math.max(first, from); day <= last; day++) if (Number.isNaN(closes[day]!)) missing++;
    if (missing > toleratedGapDays) gappy.push(symbol);
  });
  const unpriced = [...new Set(positions.map(({ symbol }) => symbol))].filter((symbol) => !priced.has(symbol));

  const issues: DataIssue[] = [];
  if (unpriced.length > 0) {
    issues.push({
      id: 'unpriced-positions',
      severity: 'error',
      title: 'Positions without any price',
      affects: `${listed(unpriced)}: the portfolios that hold them can't be valued`,
      remedy: 'Import their prices or remove the positions',
      count: unpriced.length,
    });
  }
  if (stale.length > 0) {
    issues.push({
      id: 'stale-prices',
      severity: 'warning',
      title: `Held names whose last price is more than ${settings.maxStaleDays} business days old`,
      affects: `${listed(stale)}: valued at an old price or not at all`,
      remedy: 'Import newer prices or close the positions',
      count: stale.length,
    });
  }
  if (gappy.length > 0) {
    issues.push({
      id: 'price-gaps',
      severity: 'warning',
      title: `Held names with more than ${toleratedGapDays} missing days in the window`,
      affects: `${listed(gappy)}: their missing returns are left out of the simulation and counted`,
      remedy: 'Import the missing prices',
      count: gappy.length,
    });
  }
  return issues;
}
