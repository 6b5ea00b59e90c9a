/** What a chart shows, free of how it is drawn; its table and its text alternative come from the same data. */
export interface ChartModel {
  /** With units, for instance `Daily P&L, % of NAV`. */
  readonly title: string;
  readonly kind: 'line' | 'bar';
  /** ISO dates for a time axis, else names. */
  readonly labels: readonly string[];
  /** The labels of copies and files, where those shown are rounded in the reader's language. */
  readonly exactLabels?: readonly string[];
  readonly series: readonly ChartSeries[];
  /** How values read on the axis, in tooltips and in the table. */
  readonly format: (value: number) => string;
  /** Bars lie down: names on the vertical axis. */
  readonly horizontal?: boolean;
}

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly style?: 'line' | 'dashed' | 'bar' | 'points';
  /** Which of the theme's colours; `limit` marks losses beyond a line. */
  readonly colour?: 1 | 2 | 3 | 4 | 5 | 'limit';
  /** Place in the palette of colours and dashes, so that a series keeps its look whatever is shown beside it. */
  readonly place?: number;
  /** Drawn lightly: day by day beside its mean. */
  readonly faint?: boolean;
  /** The line goes on over labels without a value, as between the steps of another series. */
  readonly bridged?: boolean;
  /** How far each value may be off, drawn as a whisker over its bar; null where that is not known. */
  readonly intervals?: readonly (ChartInterval | null)[];
}

export interface ChartInterval {
  readonly low: number;
  readonly high: number;
}

/** A chart's numbers column by column: each series, and the ends of its intervals where it has any. */
export function chartColumns({ series }: ChartModel): readonly Pick<ChartSeries, 'name' | 'values'>[] {
  return series.flatMap(({ name, values, intervals }) => [
    { name, values },
    ...(intervals === undefined
      ? []
      : [
          { name: `${name}, low`, values: intervals.map((interval) => interval?.low ?? null) },
          { name: `${name}, high`, values: intervals.map((interval) => interval?.high ?? null) },
        ]),
  ]);
}

/** One sentence a series for those who do not see the chart: span, last, lowest and highest value. */
export function describeChart(model: ChartModel): string {
  const { format, labels } = model;
  const sentences = model.series.map(({ name, values }) => {
    let count = 0;
    let last = -1;
    let lowest = -1;
    let highest = -1;
    values.forEach((value, i) => {
      if (value === null) return;
      count++;
      last = i;
      if (lowest < 0 || value < values[lowest]!) lowest = i;
      if (highest < 0 || value > values[highest]!) highest = i;
    });
    if (count === 0) return `${name}: no values`;
    return (
      `${name}: ${count} values, lowest ${format(values[lowest]!)} (${labels[lowest]!}), ` +
      `highest ${format(values[highest]!)} (${labels[highest]!}), last ${format(values[last]!)}`
    );
  });
  return `${model.title}. ${sentences.join('. ')}.`;
}

/** The chart's numbers at full precision with a header row: tabs for pasting, commas for a file. */
export function chartTable(model: ChartModel, separator: '\t' | ','): string {
  const columns = chartColumns(model);
  const rows = [
    ['', ...columns.map(({ name }) => name)],
    ...(model.exactLabels ?? model.labels).map((label, i) => [
      label,
      ...columns.map(({ values }) => String(values[i] ?? '')),
    ]),
  ];
  const cell = (text: string) => (separator === ',' && /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(separator)).join('\n');
}
