import { type ChartModel } from '../chart/chart-model.ts';

/** A stretch of positions among dates, both ends included. */
export interface Period {
  readonly first: number;
  readonly last: number;
}

/** Spans that are one click away, in years; the end is the last date. */
export const periodYears = [1, 3, 5, 10] as const;

/** The dates from one day to another, either of which may be absent; all of them where none lies between. */
export function periodBetween(dates: readonly string[], from: string | undefined, to: string | undefined): Period {
  const after = from === undefined ? 0 : dates.findIndex((date) => date >= from);
  const before = to === undefined ? dates.length - 1 : dates.findLastIndex((date) => date <= to);
  return after < 0 || before < 0 || after > before
    ? { first: 0, last: dates.length - 1 }
    : { first: after, last: before };
}

/** The day some years before the last of the dates. */
export function yearsBack(dates: readonly string[], years: number): string {
  const last = dates.at(-1) ?? '';
  return `${String(Number(last.slice(0, 4)) - years).padStart(4, '0')}${last.slice(4)}`;
}

/** A chart's stretch of dates; its table and its downloads hold the same days. */
export function chartOver(model: ChartModel, { first, last }: Period): ChartModel {
  if (first === 0 && last === model.labels.length - 1) return model;
  return {
    ...model,
    labels: model.labels.slice(first, last + 1),
    series: model.series.map((series) => ({ ...series, values: series.values.slice(first, last + 1) })),
  };
}
