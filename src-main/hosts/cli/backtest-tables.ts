import { type Backtest } from '../../../src-core/contract/index.ts';
import { baselDays } from '../../../src-core/backtest/forecast-tests/basel-table.ts';
import { type TrafficLightOutcome } from '../../../src-core/backtest/forecast-tests/traffic-light.ts';
import { level, number, probability } from './figures.ts';
import { formatTable } from './table.ts';

/** A backtest as a person reads it: the record of each method at the first confidence, and why a method has none on some days. */
export function backtestTables({ parameters, dates, methods, comparisons, warnings }: Backtest): string {
  const { window, volatilityWindow, scheme, refitEvery, confidences } = parameters;
  const league = comparisons[0]?.league ?? [];
  const longer = scheme === 'rolling' && volatilityWindow ? ` (volatility models ${volatilityWindow})` : '';
  const head =
    `${dates.length} forecasts from ${dates[0]} to ${dates[dates.length - 1]}, confidence ${level(confidences[0]!)} %, ` +
    `${scheme} window of ${window}${longer}, estimated every ${refitEvery} d`;
  const table = formatTable(
    [
      { header: 'Method' },
      { header: 'Exceptions', align: 'right' },
      { header: 'Expected', align: 'right' },
      { header: 'Ratio', align: 'right' },
      { header: 'Last 250', align: 'right' },
      { header: 'Zone' },
      { header: 'Kupiec p', align: 'right' },
      { header: 'Pinball', align: 'right' },
      { header: 'Rank', align: 'right' },
      { header: '' },
    ],
    methods.map(({ method, label, levels }) => {
      const { assessment } = levels[0]!;
      const { kupiec, trafficLight } = assessment.tests;
      const rank = league.find(({ id }) => id === method)?.pinballRank;
      return [
        label,
        String(assessment.exceptions),
        number(assessment.expected, 1),
        number(assessment.violationRatio),
        lastDaysText(trafficLight),
        trafficLight.zone ?? '–',
        probability(kupiec.pValue),
        assessment.scores.pinball === null ? '–' : (assessment.scores.pinball * 1e4).toFixed(3),
        rank === undefined ? '–' : String(rank),
        kupiec.verdict,
      ];
    }),
  );
  const notes = warnings.map(({ message }) => message);
  return [head, table, ['Pinball loss in hundredths of a percent, lower is better', ...notes].join('\n')].join('\n\n');
}

/** Exceptions of the last 250 days; with the days there are where these are fewer. */
function lastDaysText({ exceptions, days }: TrafficLightOutcome): string {
  return days < baselDays ? `${exceptions} of ${days} d` : String(exceptions);
}
