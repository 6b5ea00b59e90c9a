import { type BacktestSeries } from '../backtest/rolling-method.ts';
import { epochDay } from '../market/epoch-day.ts';
import { type Panel } from '../market/panel.ts';
import { type HeldSecurity } from './current-holdings.ts';
import { type PortfolioRiskInput } from './portfolio-risk-input.ts';
import { simulatePortfolio } from './simulated-portfolio.ts';

/**
 * The returns today's holdings would have had on every day of the panel's history up to the as-of date, with their dates and the
 * amount traded in what is held; in shared memory. Prices have no highest and lowest, so that there is no range.
 *
 * @throws DomainError as `simulatePortfolio`
 */
export function simulatedSeries(input: PortfolioRiskInput): BacktestSeries {
  const { panel } = input;
  const { simulation, held } = simulatePortfolio(input, epochDay(input.parameters.asOf));
  const rows = simulation.days.map((day) => simulation.calendar[day]!);
  const days = rows.length;
  const returns = new Float64Array(new SharedArrayBuffer(8 * days));
  returns.set(simulation.returns);
  const dates = new Int32Array(new SharedArrayBuffer(4 * days));
  for (let day = 0; day < days; day++) dates[day] = panel.dates[rows[day]!]!;
  return { returns, context: { dates, range: null, volume: tradedAmounts(panel, held, rows) } };
}

/** Σ |weight| × shares traded × close in local currency of what is held; NaN on days without any volume. */
function tradedAmounts(panel: Panel, held: readonly HeldSecurity[], rows: Int32Array): Float64Array {
  const amounts = new Float64Array(new SharedArrayBuffer(8 * rows.length)).fill(NaN);
  for (const { row, weight } of held) {
    const start = row * panel.dates.length;
    for (let day = 0; day < rows.length; day++) {
      const amount = Math.abs(weight) * panel.volume[start + rows[day]!]! * panel.close[start + rows[day]!]!;
      if (Number.isNaN(amount)) continue;
      amounts[day] = Number.isNaN(amounts[day]!) ? amount : amounts[day]! + amount;
    }
  }
  return amounts;
}
