/** What a chart shows, free of how it is drawn; its table and its text alternative come from the same data. */
export interface ChartModel {
  /** With units, for instance `Daily P&L, % of NAV`. */
  readonly title: string;
  readonly kind: 'line' | 'bar';
  /** ISO dates for a time axis, else names. */
  readonly labels: readonly string[];
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
  /** Which of the theme's colours; negative marks losses beyond a line. */
  readonly colour?: 1 | 2 | 3 | 4 | 5 | 'limit';
  /** Drawn lightly: day by day beside its mean. */
  readonly faint?: boolean;
}

/** One sentence a series for those who do not see the chart: span, last, lowest and highest value. */
export function describeChart(model: ChartModel): string {
  const sentences = model.series.map((series) => {
    const present = series.values.flatMap((value, i) => (value === null ? [] : [{ value, label: model.labels[i]! }]));
    const last = present.at(-1);
    if (!last) return `${series.name}: no values`;
    const lowest = present.reduce((a, b) => (b.value < a.value ? b : a));
    const highest = present.reduce((a, b) => (b.value > a.value ? b : a));
    const { format } = model;
    return (
      `${series.name}: ${present.length} values, lowest ${format(lowest.value)} (${lowest.label}), ` +
      `highest ${format(highest.value)} (${highest.label}), last ${format(last.value)}`
    );
  });
  return `${model.title}. ${sentences.join('. ')}.`;
}

/** The chart's numbers at full precision with a header row: tabs for pasting, commas for a file. */
export function chartTable(model: ChartModel, separator: '\t' | ','): string {
  const rows = [
    ['', ...model.series.map(({ name }) => name)],
    ...model.labels.map((label, i) => [label, ...model.series.map(({ values }) => String(values[i] ?? ''))]),
  ];
  const cell = (text: string) => (separator === ',' && /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(separator)).join('\n');
}
