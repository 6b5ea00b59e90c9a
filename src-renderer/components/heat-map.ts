/** A matrix of numbers with its names, free of how it is drawn. */
export interface HeatMapModel {
  /** With units. */
  readonly title: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Rows × columns; null = no value. */
  readonly values: readonly (readonly (number | null)[])[];
  /** Ends of the colour scale; the middle is neutral. */
  readonly range: readonly [low: number, high: number];
  /** Only low values are coloured: the high end and what lies beyond is neutral, as with p-values. */
  readonly lowOnly?: boolean;
  readonly format: (value: number) => string;
}

/** How strongly a cell is coloured, −1 … 1; 0 is neutral. */
export function intensity(
  value: number,
  { range: [low, high], lowOnly = false }: Pick<HeatMapModel, 'range' | 'lowOnly'>,
): number {
  const neutral = lowOnly ? high : (low + high) / 2;
  return Math.max(-1, Math.min(lowOnly ? 0 : 1, (value - neutral) / (neutral - low)));
}

/** The matrix at full precision with a header row: tabs for pasting, commas for a file. */
export function heatMapTable(model: HeatMapModel, separator: '\t' | ','): string {
  const cell = (text: string) => (separator === ',' && /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = model.rows.map((name, i) => [name, ...model.values[i]!.map((value) => String(value ?? ''))]);
  return [['', ...model.columns], ...lines].map((line) => line.map(cell).join(separator)).join('\n');
}

/** One sentence for those who do not see the colours: the extremes off the diagonal. */
export function describeHeatMap(model: HeatMapModel): string {
  let lowest: { value: number; at: string } | null = null;
  let highest: { value: number; at: string } | null = null;
  model.values.forEach((row, i) =>
    row.forEach((value, j) => {
      if (value === null || model.rows[i] === model.columns[j]) return;
      const at = `${model.rows[i]} and ${model.columns[j]}`;
      if (lowest === null || value < lowest.value) lowest = { value, at };
      if (highest === null || value > highest.value) highest = { value, at };
    }),
  );
  const text = (found: { value: number; at: string } | null, word: string) =>
    found === null ? '' : ` ${word} ${model.format(found.value)} (${found.at}).`;
  return `${model.title}, ${model.rows.length} by ${model.columns.length}.${text(lowest, 'Lowest')}${text(highest, 'Highest')}`;
}
