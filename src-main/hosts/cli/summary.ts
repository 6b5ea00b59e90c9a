import { headlineTailRisk, type RiskResult } from '../../../src-core/contract/index.ts';
import { level, money, percent } from './figures.ts';
import { isBreached } from './limit-table.ts';
import { formatFacts } from './table.ts';

/** A portfolio's risk in five lines. */
export function summarise(result: RiskResult): string {
  const headline = headlineTailRisk(result);
  const at = (confidence: number) => headline.find((row) => row.confidence === confidence);
  const amount = (fraction: number | null | undefined, value: string | null | undefined) =>
    fraction === null || fraction === undefined
      ? '–'
      : `${percent(fraction)} of NAV, ${money(value ?? null)} ${result.baseCurrency}`;
  const valueAtRisk = at(0.99);
  const shortfall = at(0.975);
  const breached = result.limits.filter(isBreached).length;
  return formatFacts([
    ['Portfolio', `${result.portfolio}, ${result.asOf}`],
    ['NAV', `${money(result.nav)} ${result.baseCurrency}`],
    [`VaR ${level(0.99)}`, amount(valueAtRisk?.varFraction, valueAtRisk?.varAmount)],
    [`ES ${level(0.975)}`, amount(shortfall?.esFraction, shortfall?.esAmount)],
    ['Limits breached', `${breached} of ${result.limits.length}`],
  ]);
}
