import { type ChartModel } from './chart-model.ts';

/** Parts that lead from nothing to a total, one below the other. */
export interface Waterfall {
  readonly steps: readonly WaterfallStep[];
  readonly format: (value: number) => string;
}

export interface WaterfallStep {
  /** No two are the same. */
  readonly label: string;
  readonly value: number;
  /** Where its bar begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'rise' | 'fall' | 'total';
}

export interface WaterfallPart {
  readonly label: string;
  readonly value: number;
}

/**
 * The largest parts in size, those that raise the total first, each from where the one before ended; what is not among them
 * is one part, and the total the last.
 *
 * @param most parts that are drawn by name
 */
export function waterfall(
  parts: readonly WaterfallPart[],
  total: WaterfallPart,
  most: number,
  format: Waterfall['format'],
): Waterfall {
  const bySize = parts.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const keep = bySize.length <= most + 1 ? bySize.length : most;
  const rest = bySize.slice(keep);
  const named = bySize.slice(0, keep).toSorted((a, b) => b.value - a.value);
  const others = { label: `${rest.length} others`, value: rest.reduce((sum, { value }) => sum + value, 0) };
  const uses = new Map<string, number>();
  let end = 0;
  const steps = [...named, ...(rest.length > 0 ? [others] : [])].map(({ label, value }): WaterfallStep => {
    const from = end;
    end += value;
    const use = (uses.get(label) ?? 0) + 1;
    uses.set(label, use);
    const own = use === 1 ? label : `${label} (${use})`;
    return { label: own, value, from, to: end, kind: value < 0 ? 'fall' : 'rise' };
  });
  return { steps: [...steps, { ...total, from: 0, to: total.value, kind: 'total' }], format };
}

/** The waterfall's numbers, for its table, its text alternative and its files. */
export function waterfallModel(title: string, { steps, format }: Waterfall): ChartModel {
  return {
    title,
    kind: 'bar',
    horizontal: true,
    labels: steps.map(({ label }) => label),
    series: [
      { name: 'Part', values: steps.map(({ value }) => value) },
      { name: 'Together', values: steps.map(({ to }) => to) },
    ],
    format,
  };
}
