import { type FeatureSummary, type TestScore, type TrainingSummary } from '../../../../src-core/contract/index.ts';
import { type Column } from '../../../components/data-table/column.ts';
import { dateTime, decimal, levelText, significant } from '../../../format/numbers.ts';
import { numberColumn, textColumn } from '../../var/figure-columns.ts';
import { networkText } from './training-words.ts';

const metric =
  (name: string) =>
  ({ metrics }: TrainingSummary): number | null =>
    metrics[name] ?? null;

/** Trained models; scores are those of the test days at one confidence. */
export function trainingColumns(level: number): readonly Column<TrainingSummary>[] {
  const at = levelText(level);
  return [
    numberColumn('run', 'Run', ({ run }) => run, 0, { width: 60 }),
    textColumn('made', 'Trained', ({ createdAt }) => dateTime(createdAt), { width: 176 }),
    textColumn('compare', 'Compare', () => '', { width: 78 }),
    textColumn('network', 'Network', ({ settings }) => networkText(settings), { width: 160 }),
    numberColumn('features', 'Features', ({ settings }) => settings.features.length, 0, { width: 76 }),
    textColumn('head', 'Head', ({ settings }) => settings.head, { width: 76 }),
    numberColumn('epochs', 'Epochs', metric('epochs'), 0, { width: 68 }),
    numberColumn('best', 'Best', metric('bestEpoch'), 0, { width: 56 }),
    { ...numberColumn('validation', 'Validation loss', metric('validationLoss'), 4, { width: 110 }), neutral: true },
    numberColumn('exceptions', `Exceptions ${at}`, metric(`exceptions.${level}`), 0, { width: 124 }),
    numberColumn('ratio', `Violation ratio ${at}`, metric(`violationRatio.${level}`), 2, { width: 140 }),
    pinballColumn(`Pinball ${at}, bp`, metric(`pinball.${level}`)),
    { ...numberColumn('fz0', `FZ0 ${at}`, metric(`fz0.${level}`), 3, { width: 90 }), neutral: true },
    textColumn('asOf', 'As of', ({ asOf }) => asOf, { width: 96 }),
    textColumn('current', 'Data', ({ current }) => (current ? 'current' : 'changed since'), { width: 110 }),
    numberColumn('seed', 'Seed', ({ settings }) => settings.seed, 0, { width: 70 }),
    numberColumn('seconds', 'Time, s', ({ elapsedMilliseconds }) => elapsedMilliseconds / 1000, 1, { width: 76 }),
  ];
}

/** Mean pinball losses are tiny: in basis points of NAV. */
function pinballColumn<Row>(label: string, of: (row: Row) => number | null): Column<Row> {
  const value = (row: Row) => {
    const loss = of(row);
    return loss === null ? null : loss * 10_000;
  };
  return { id: 'pinball', label, number: true, width: 124, value, text: (row) => decimal(value(row), 3) };
}

export interface ScoreRow extends TestScore {
  readonly id: string;
}

export function scoreColumns(): readonly Column<ScoreRow>[] {
  return [
    textColumn('name', 'Method', ({ label }) => label, { width: 220 }),
    {
      id: 'confidence',
      label: 'Confidence',
      number: true,
      width: 96,
      value: ({ confidence }) => confidence,
      text: ({ confidence }) => levelText(confidence),
    },
    numberColumn('exceptions', 'Exceptions', ({ exceptions }) => exceptions, 0, { width: 96 }),
    numberColumn('expected', 'Expected', ({ expected }) => expected, 1, { width: 88 }),
    numberColumn('kupiec', 'Kupiec p', ({ kupiecPValue }) => kupiecPValue, 3, { width: 84 }),
    pinballColumn('Pinball, bp', ({ pinball }) => pinball),
    { ...numberColumn<ScoreRow>('fz0', 'FZ0', ({ fz0 }) => fz0, 4, { width: 84 }), neutral: true },
    textColumn('verdict', 'In words', ({ kupiecVerdict }) => kupiecVerdict, { width: 420 }),
  ];
}

export const featureColumns: readonly Column<FeatureSummary>[] = [
  textColumn('column', 'Column', ({ column }) => column, { width: 140 }),
  textColumn('feature', 'Feature', ({ label }) => label, { width: 150 }),
  figure('mean', 'Mean in training', ({ mean }) => mean),
  figure('deviation', 'σ in training', ({ deviation }) => deviation),
  figure('now', 'Newest', ({ now }) => now),
  { ...numberColumn<FeatureSummary>('shift', 'Shift, σ', ({ shift }) => shift, 2, { width: 84 }), neutral: true },
  numberColumn('missing', 'Days missing', ({ missing }) => missing, 0, { width: 112 }),
  textColumn('what', 'What it is', ({ what }) => what, { width: 460 }),
];

function figure(id: string, label: string, value: (row: FeatureSummary) => number | null): Column<FeatureSummary> {
  return { id, label, number: true, neutral: true, width: 140, value, text: (row) => significant(value(row), 4) };
}
