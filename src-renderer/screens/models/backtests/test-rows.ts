import { type ForecastTests, type TestOutcome } from '../../../../src-core/contract/index.ts';
import { type BacktestCardName } from '../../../backtest-cards.ts';
import { type Column } from '../../../components/data-table/column.ts';
import { decimal, percentNumber } from '../../../format/numbers.ts';
import { numberColumn, percentColumn, textColumn } from '../../var/figure-columns.ts';
import { type MethodLine } from './backtests-address.ts';

export type TestName = Exclude<keyof ForecastTests, 'trafficLight'>;

/** A test as the screen calls it. */
export interface TestWords {
  readonly id: TestName;
  /** Head of its column: the p-value. */
  readonly short: string;
  readonly title: string;
  readonly card: BacktestCardName;
}

/** In the order of the questions: how many, when, predictable, how large. */
export const testWords: readonly TestWords[] = [
  { id: 'kupiec', short: 'Number', title: 'Frequency (Kupiec)', card: 'kupiec' },
  { id: 'independence', short: 'Clusters', title: 'Independence (Christoffersen)', card: 'independence' },
  {
    id: 'conditionalCoverage',
    short: 'Both',
    title: 'Conditional coverage (Christoffersen)',
    card: 'conditionalCoverage',
  },
  { id: 'dynamicQuantile', short: 'Dynamic', title: 'Dynamic quantile, 4 lags', card: 'dynamicQuantile' },
  {
    id: 'dynamicQuantileWithVar',
    short: 'With VaR',
    title: 'Dynamic quantile, 4 lags and VaR',
    card: 'dynamicQuantile',
  },
  { id: 'duration', short: 'Durations', title: 'Days between exceptions (Weibull)', card: 'duration' },
  { id: 'acerbiSzekely', short: 'ES, Z₂', title: 'ES: Acerbi–Székely', card: 'acerbiSzekely' },
  { id: 'mcneilFrey', short: 'ES, mean', title: 'ES: McNeil–Frey', card: 'mcneilFrey' },
];

export const levelWords = { pass: 'holds', weak: 'weak', fail: 'fails', undecided: 'undecided' } as const;

/** Days of the traffic light, where there are so many. */
const lightDays = 250;

const testOf =
  (id: TestName) =>
  (line: MethodLine): TestOutcome =>
    line.level.assessment.tests[id];

/** Zones and multipliers of the last 250 days. */
export const lightColumns: readonly Column<MethodLine>[] = [
  textColumn('name', 'Method', (line) => line.label, { width: 230 }),
  textColumn('zone', 'Zone', (line) => light(line).zone ?? 'none', { width: 92 }),
  {
    ...numberColumn<MethodLine>('last', 'Exceptions, last 250', (line) => light(line).exceptions, 0, { width: 140 }),
    text: (line) => lastDaysText(light(line)),
  },
  percentColumn('cumulative', 'As many or fewer by chance, %', (line) => light(line).cumulativeProbability, {
    width: 196,
  }),
  numberColumn('plus', 'Plus factor', (line) => light(line).table?.plusFactor ?? null, 2, { width: 96 }),
  numberColumn('classic', 'Multiplier 1996', (line) => light(line).table?.classicMultiplier ?? null, 2, { width: 124 }),
  numberColumn('mar99', 'Multiplier MAR99', (line) => light(line).table?.mar99Multiplier ?? null, 2, { width: 130 }),
];

/** Counts and the p-value of every test. */
export const testColumns: readonly Column<MethodLine>[] = [
  textColumn('name', 'Method', (line) => line.label, { width: 204 }),
  textColumn('zone', 'Zone', (line) => light(line).zone ?? 'none', { width: 84 }),
  numberColumn('exceptions', 'Exc.', (line) => line.level.assessment.exceptions, 0, { width: 52 }),
  numberColumn('ratio', 'Ratio', (line) => line.level.assessment.violationRatio, 2, { width: 56 }),
  ...testWords.map(({ id, short }): Column<MethodLine> => ({
    id,
    label: short,
    width: 82,
    value: (line) => testOf(id)(line).pValue,
    text: (line) => `${levelWords[testOf(id)(line).level]} ${pValueText(testOf(id)(line).pValue)}`,
  })),
  numberColumn('expected', 'Expected', (line) => line.level.assessment.expected, 1, { width: 76, hidden: true }),
  percentColumn('beyond', 'Beyond VaR, %', (line) => line.level.assessment.meanLossBeyondVar, {
    width: 104,
    hidden: true,
  }),
  numberColumn('days', 'Days', (line) => line.level.assessment.days, 0, { width: 70, hidden: true }),
  numberColumn('leftOut', 'Left out', (line) => line.level.assessment.leftOut, 0, { width: 74, hidden: true }),
  percentColumn('meanVar', 'Mean VaR, %', (line) => line.level.assessment.meanVar, { width: 96, hidden: true }),
  percentColumn('meanEs', 'Mean ES, %', (line) => line.level.assessment.meanEs, { width: 96, hidden: true }),
];

/** Exceptions of the last 250 days; with the days there are where these are fewer. */
function lastDaysText({ exceptions, days }: ForecastTests['trafficLight']): string {
  return days < lightDays ? `${exceptions} of ${days} d` : String(exceptions);
}

/** A p-value to three decimals; the small ones as such. */
export function pValueText(pValue: number | null): string {
  if (pValue === null) return '';
  return pValue < 0.001 ? '<0.001' : decimal(pValue, 3);
}

/** A fact of a test besides its p-value, for the panel. */
export interface TestFigure {
  readonly label: string;
  readonly text: string;
}

/** What else is worth knowing of each test, in the order of reading. */
export function testFigures(tests: ForecastTests, id: TestName): readonly TestFigure[] {
  const { statistic, degreesOfFreedom } = tests[id];
  const own: readonly TestFigure[] = [
    { label: id === 'acerbiSzekely' ? 'Z₂' : id === 'mcneilFrey' ? 't' : 'Statistic', text: decimal(statistic, 3) },
    ...(degreesOfFreedom === null ? [] : [{ label: 'Degrees of freedom', text: decimal(degreesOfFreedom, 0) }]),
  ];
  return [...own, ...furtherFigures(tests, id)];
}

function furtherFigures(tests: ForecastTests, id: TestName): readonly TestFigure[] {
  switch (id) {
    case 'kupiec':
      return [{ label: 'As many or more by chance', text: pValueText(tests.kupiec.oneSidedPValue) }];
    case 'independence': {
      const { transitions, afterException, afterNone } = tests.independence;
      return [
        { label: 'Exceptions after one, %', text: percentNumber(afterException) },
        { label: 'after none, %', text: percentNumber(afterNone) },
        { label: 'Pairs of exceptions', text: decimal(transitions.n11, 0) },
      ];
    }
    case 'conditionalCoverage': {
      const { transitionsOnly } = tests.conditionalCoverage;
      return transitionsOnly === null
        ? []
        : [{ label: 'p, of transitions alone', text: pValueText(transitionsOnly.pValue) }];
    }
    case 'dynamicQuantile':
    case 'dynamicQuantileWithVar': {
      const { rank, pValueAtRank, daysUsed } = tests[id];
      return [
        { label: 'Days used', text: decimal(daysUsed, 0) },
        { label: 'Rank of the regressors', text: decimal(rank, 0) },
        { label: 'p, at that rank', text: pValueText(pValueAtRank) },
      ];
    }
    case 'duration':
      return [{ label: 'Weibull shape b', text: decimal(tests.duration.shape, 3) }];
    case 'acerbiSzekely': {
      const { z1, usualCriticalValues } = tests.acerbiSzekely;
      return [
        { label: 'Z₁', text: decimal(z1, 3) },
        { label: 'Usual critical values of Z₂', text: usualCriticalValues.map((value) => decimal(value)).join(', ') },
      ];
    }
    case 'mcneilFrey':
      return [{ label: 'Mean of loss ÷ ES − 1', text: decimal(tests.mcneilFrey.meanExcess, 3) }];
  }
}

function light(line: MethodLine) {
  return line.level.assessment.tests.trafficLight;
}
