export interface ChartSeries {
  readonly name: string;
  /** `line` joins the values, `area` also fills down to zero, `bars` stands on zero, `marks` are single points. */
  readonly style: 'line' | 'area' | 'bars' | 'marks';
  readonly tone: 'accent' | 'neutral' | 'alarm';
  /** One a label; null = missing. */
  readonly values: readonly (number | null)[];
}

/** Values over dates, or over categories, free of where and how they are drawn. Fractions are shown in per cent. */
export interface SeriesDefinition {
  readonly id: string;
  readonly chart: 'line' | 'bar';
  readonly title: string;
  readonly unit: 'fraction' | 'money';
  readonly currency?: string;
  /** ISO dates of a line chart, names of a bar chart. */
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
}
