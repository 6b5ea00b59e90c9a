/** Label values by label name. */
export type MetricLabels = Readonly<Record<string, string>>;

/** A metric as Prometheus knows it: one name, several labelled values. */
export interface MetricFamily {
  readonly name: string;
  /** One line that says what it is and in which unit. */
  readonly help: string;
  readonly type: 'gauge' | 'counter';
}

export interface MetricSample {
  readonly family: MetricFamily;
  readonly labels: MetricLabels;
  readonly value: number;
}

export const prometheusMediaType = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Samples in Prometheus' text format, every family once with its help and type, in the order of their first sample.
 *
 * @source Prometheus documentation, "Exposition formats", text format 0.0.4
 */
export function prometheusText(samples: readonly MetricSample[]): string {
  const lines: string[] = [];
  for (const [family, own] of Map.groupBy(samples, (sample) => sample.family)) {
    lines.push(`# HELP ${family.name} ${escapeHelp(family.help)}`, `# TYPE ${family.name} ${family.type}`);
    for (const { labels, value } of own) lines.push(`${family.name}${labelText(labels)} ${numberText(value)}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function labelText(labels: MetricLabels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}

function escapeHelp(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  return String(value);
}
