import {
  type DataQualityView,
  type FeatureDrift,
  type MethodMonitor,
  type SuspectPrice,
  type TaskRecord,
  type TaskStatistics,
} from '../../../../src-core/contract/index.ts';
import { type Column } from '../../../components/data-table/column.ts';
import { dateTime, missing, percentNumber, significant, whole } from '../../../format/numbers.ts';
import { numberColumn, percentColumn, textColumn } from '../../var/figure-columns.ts';

/** A whole number, to sort and copy as one. */
function countColumn<Row>(id: string, label: string, of: (row: Row) => number | null, width = 84): Column<Row> {
  return { id, label, number: true, width, value: of, text: (row) => whole(of(row)) };
}

/** A number whose size is not known beforehand. */
function roughColumn<Row>(id: string, label: string, of: (row: Row) => number | null, width = 92): Column<Row> {
  return { id, label, number: true, neutral: true, width, value: of, text: (row) => significant(of(row), 3) };
}

const inWindow = (method: MethodMonitor, days: number) => method.windows.find(({ window }) => window === days);

/** @param days of the window shown */
export function methodColumns(days: number): readonly Column<MethodMonitor>[] {
  return [
    textColumn('method', 'Method', ({ label }) => label, { width: 166 }),
    textColumn('level', 'Coverage', ({ level }) => level, { width: 76 }),
    countColumn('days', 'Days', (method) => method.days, 60),
    countColumn('exceptions', 'Exceptions', ({ exceptions }) => exceptions, 86),
    numberColumn('expected', 'Promised', ({ expected }) => expected, 1, { width: 76 }),
    countColumn('recent', `In ${days} days`, (method) => inWindow(method, days)?.exceptions ?? null, 92),
    {
      id: 'control',
      label: 'Control limits',
      width: 104,
      number: true,
      value: (method) => inWindow(method, days)?.high ?? null,
      text: (method) => {
        const window = inWindow(method, days);
        return window ? `${window.low} – ${window.high}` : missing;
      },
    },
    numberColumn('ratio', 'Ratio', (method) => inWindow(method, days)?.ratio ?? null, 2, { width: 64 }),
    percentColumn('loss', 'Loss beyond, %', (method) => inWindow(method, days)?.lossBeyond ?? null, { width: 108 }),
    percentColumn('shortfall', 'ES, %', (method) => inWindow(method, days)?.expectedBeyond ?? null, {
      width: 66,
    }),
    countColumn('cusum', 'CUSUM', ({ cusum }) => cusum.value, 70),
    roughColumn('evidence', 'Evidence', ({ evidence }) => evidence.value, 82),
    textColumn('since', 'Alarm since', ({ cusum, evidence }) => cusum.since ?? evidence.since ?? '', {
      width: 96,
      hidden: true,
    }),
    textColumn('from', 'From', ({ firstDate }) => firstDate, { width: 96, hidden: true }),
    textColumn('to', 'To', ({ lastDate }) => lastDate, { width: 96, hidden: true }),
    {
      ...countColumn<MethodMonitor>('without', 'Days without forecast', ({ missingDays }) => missingDays, 150),
      hidden: true,
    },
  ];
}

/** @param tradingDays of a year */
export function volatilityColumns(tradingDays: number): readonly Column<MethodMonitor>[] {
  const annual = (daily: number | undefined) => (daily === undefined ? null : daily * Math.sqrt(tradingDays));
  return [
    textColumn('method', 'Method', ({ label }) => label, { width: 190 }),
    textColumn('level', 'Volatility', ({ volatility }) => volatility?.level ?? '', { width: 90 }),
    percentColumn('forecast', 'Forecast σ, % p.a.', ({ volatility }) => annual(volatility?.forecast), { width: 130 }),
    percentColumn('realised', 'Realised σ, % p.a.', ({ volatility }) => annual(volatility?.realised), { width: 130 }),
    numberColumn('bias', 'Bias', ({ volatility }) => volatility?.bias ?? null, 3),
    numberColumn('errors', 'Standard errors off', ({ volatility }) => volatility?.tStatistic ?? null, 1, {
      width: 136,
    }),
    numberColumn('qlike', 'QLIKE', ({ volatility }) => volatility?.qlike ?? null, 3),
    countColumn('days', 'Days', ({ volatility }) => volatility?.window ?? null, 70),
    textColumn('since', 'Alarm since', ({ volatility }) => volatility?.since ?? '', { width: 96 }),
  ];
}

function featureNumber({ unit }: FeatureDrift, value: number): string {
  return unit === 'fraction' ? `${percentNumber(value, 3)} %` : significant(value, 3);
}

function featureColumn(id: string, label: string, of: (row: FeatureDrift) => number): Column<FeatureDrift> {
  return { id, label, number: true, neutral: true, width: 92, value: of, text: (row) => featureNumber(row, of(row)) };
}

export const driftColumns: readonly Column<FeatureDrift>[] = [
  textColumn('feature', 'Feature', ({ label }) => label, { width: 224 }),
  textColumn('level', 'Drift', ({ level }) => level, { width: 84 }),
  numberColumn('stability', 'PSI', ({ stability }) => stability, 3, { width: 68 }),
  numberColumn('chance', 'By chance', ({ stabilityByChance }) => stabilityByChance.warn, 3, { width: 84 }),
  numberColumn('ks', 'KS', ({ ks }) => ks, 3, { width: 68 }),
  roughColumn('p', 'p of KS', ({ ksPValue }) => ksPValue),
  featureColumn('then', 'Mean then', ({ reference }) => reference.mean),
  featureColumn('now', 'Mean now', ({ recent }) => recent.mean),
  featureColumn('spreadThen', 'SD then', ({ reference }) => reference.standardDeviation),
  featureColumn('spreadNow', 'SD now', ({ recent }) => recent.standardDeviation),
  {
    ...countColumn<FeatureDrift>(
      'independentThen',
      'Independent then',
      ({ reference }) => Math.round(reference.independentDays),
      124,
    ),
    hidden: true,
  },
  {
    ...countColumn<FeatureDrift>(
      'independentNow',
      'Independent now',
      ({ recent }) => Math.round(recent.independentDays),
      124,
    ),
    hidden: true,
  },
];

/** What is wrong with the newest prices, counted. */
export interface QualityRow {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly of: number;
}

export function qualityRows({ recent, names, late, unpriced }: DataQualityView): readonly QualityRow[] {
  const cell = (id: keyof typeof recent, label: string) => ({ id, label, count: recent[id], of: recent.cells });
  return [
    cell('missing', 'Prices missing, last 20 days'),
    cell('stale', 'Prices unchanged for the third day or longer, last 20 days'),
    cell('outliers', 'Returns far out of the usual, last 20 days'),
    cell('spikes', 'Of these, taken back the next day'),
    { id: 'late', label: 'Names whose prices end before the newest', count: late.length, of: names },
    { id: 'unpriced', label: 'Names without any price', count: unpriced.length, of: names },
  ];
}

export const qualityColumns: readonly Column<QualityRow>[] = [
  textColumn('what', 'What', ({ label }) => label, { width: 400 }),
  countColumn('count', 'Number', ({ count }) => count),
  countColumn('of', 'Of', ({ of }) => of),
  percentColumn('share', 'Share, %', ({ count, of }) => (of === 0 ? null : count / of)),
];

export const suspectColumns: readonly Column<SuspectPrice>[] = [
  textColumn('date', 'Date', ({ date }) => date, { width: 96 }),
  textColumn('symbol', 'Symbol', ({ symbol }) => symbol, { width: 96 }),
  textColumn('kind', 'What', ({ kind }) => (kind === 'spike' ? 'Taken back the next day' : 'Far out of the usual'), {
    width: 190,
  }),
  percentColumn('return', 'Return, %', (row) => row.return),
  numberColumn('distance', 'Robust σ from the day’s median', ({ distance }) => distance, 1, { width: 210 }),
];

export const lateColumns: readonly Column<DataQualityView['late'][number]>[] = [
  textColumn('symbol', 'Symbol', ({ symbol }) => symbol, { width: 96 }),
  textColumn('last', 'Last price', ({ lastDate }) => lastDate, { width: 110 }),
  countColumn('days', 'Business days late', ({ daysLate }) => daysLate, 140),
];

type Version = DataQualityView['history'][number];

export const versionColumns: readonly Column<Version>[] = [
  textColumn('at', 'Looked at', ({ at }) => dateTime(at), { width: 176 }),
  textColumn('version', 'Version of the data', ({ datasetVersion }) => datasetVersion.slice(0, 12), { width: 140 }),
  textColumn('asOf', 'Newest price', ({ asOf }) => asOf ?? '', { width: 110 }),
  countColumn('names', 'Names', ({ figures }) => figures.names),
  countColumn('missing', 'Missing', ({ figures }) => figures.missing),
  countColumn('stale', 'Stale', ({ figures }) => figures.stale),
  countColumn('outliers', 'Outliers', ({ figures }) => figures.outliers),
  countColumn('spikes', 'Spikes', ({ figures }) => figures.spikes),
  countColumn('late', 'Late names', ({ figures }) => figures.late, 92),
  countColumn('delay', 'Days to import', ({ figures }) => figures.delayDays, 112),
];

const seconds = (milliseconds: number | null) => (milliseconds === null ? null : milliseconds / 1000);

export const statisticsColumns: readonly Column<TaskStatistics>[] = [
  textColumn('operation', 'Operation', ({ operation }) => operation, { width: 166 }),
  countColumn('count', 'Tasks', ({ count }) => count, 64),
  countColumn('failed', 'Failed', ({ failed }) => failed, 64),
  countColumn('cancelled', 'Cancelled', ({ cancelled }) => cancelled, 84),
  numberColumn('median', 'Median, s', ({ median }) => seconds(median), 2, { width: 92 }),
  numberColumn('slowest', 'Slowest, s', ({ slowest }) => seconds(slowest), 2, { width: 92 }),
  numberColumn('last', 'Last, s', ({ last }) => seconds(last), 2),
  numberColumn('slowdown', 'Slower, ×', ({ slowdown }) => slowdown, 2, { width: 84 }),
  countColumn('inARow', 'In a row', ({ failuresInARow }) => failuresInARow, 76),
  textColumn(
    'error',
    'Last error',
    ({ lastError }) => (lastError ? `${lastError.code}, ${dateTime(lastError.at)}` : ''),
    {
      width: 220,
    },
  ),
];

const stateWords = { done: 'Done', failed: 'Failed', cancelled: 'Cancelled' } as const;
const megabytes = (bytes: number) => bytes / 1e6;

export const taskColumns: readonly Column<TaskRecord>[] = [
  textColumn('started', 'Started', ({ startedAt }) => dateTime(startedAt), { width: 176 }),
  textColumn('operation', 'Operation', ({ operation }) => operation, { width: 116 }),
  textColumn('label', 'Task', ({ label }) => label, { width: 160 }),
  textColumn('state', 'Ended', ({ state }) => stateWords[state], { width: 84 }),
  numberColumn('time', 'Time, s', ({ elapsedMilliseconds }) => seconds(elapsedMilliseconds), 2),
  textColumn('error', 'Error', ({ errorCode }) => errorCode ?? '', { width: 110 }),
  numberColumn('resident', 'Process, MB', ({ residentBytes }) => megabytes(residentBytes), 0, { width: 100 }),
  numberColumn('worker', 'Workers, MB', ({ workerBytes }) => megabytes(workerBytes), 0, { width: 104 }),
  numberColumn('database', 'Workspace, MB', ({ databaseBytes }) => megabytes(databaseBytes), 1, { width: 120 }),
];
