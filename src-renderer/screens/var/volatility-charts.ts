import { type VolatilityView } from '../../../src-core/contract/index.ts';
import { type ChartModel } from '../../components/chart/chart-model.ts';
import { chartOver, type Period } from '../../components/period/period.ts';
import { percent } from '../../format/numbers.ts';

/**
 * Volatility of each day as it was known the evening before, with the size of the day's return behind it on the same scale.
 *
 * @param tradingDays a year
 */
export function pathChart(
  view: VolatilityView,
  drawn: readonly string[],
  period: Period,
  tradingDays: number,
): ChartModel {
  const annual = Math.sqrt(tradingDays);
  const whole: ChartModel = {
    title: 'Volatility by day, annual, %',
    kind: 'line',
    labels: view.dates,
    series: [
      ...view.models.flatMap(({ id, label, path }, place) =>
        drawn.includes(id) ? [{ name: label, values: path, place }] : [],
      ),
      {
        name: `|return| × √${tradingDays}`,
        values: view.returns.map((value) => Math.abs(value) * annual),
        colour: 5,
        faint: true,
      },
    ],
    format: (value) => percent(value, 1),
  };
  return chartOver(whole, period);
}

export function termChart(view: VolatilityView, drawn: readonly string[]): ChartModel {
  return {
    title: 'Volatility expected on average over the next days, annual, %',
    kind: 'line',
    labels: view.horizons.map((days) => (days === 1 ? '1 day' : `${days} days`)),
    series: view.models.flatMap(({ id, label, termStructure }, place) =>
      drawn.includes(id) ? [{ name: label, values: termStructure, place }] : [],
    ),
    format: (value) => percent(value, 1),
  };
}

/** Drawn models whose expected variance is infinite beyond some day. */
export function endlessModels(view: VolatilityView, drawn: readonly string[]): readonly string[] {
  return view.models
    .filter(({ id, termStructure }) => drawn.includes(id) && termStructure.includes(null))
    .map(({ label }) => label);
}
