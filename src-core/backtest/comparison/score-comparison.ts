import { bootstrapMeans, type BootstrapPlan } from './bootstrap-means.ts';
import { dieboldMariano, usualLags } from './diebold-mariano.ts';
import { modelConfidenceSet, type ModelConfidenceSet } from './model-confidence-set.ts';

/** A method by its name. */
export interface NamedMethod {
  readonly id: string;
  readonly label: string;
}

/** Methods held against each other by one score. */
export interface ScoreComparison {
  /** In the order of all figures, rows and columns here. */
  readonly methods: readonly NamedMethod[];
  /** Mean loss a method, lower is better. */
  readonly means: readonly number[];
  /** From 1, the best; equal means share a rank. */
  readonly ranks: readonly number[];
  /** Index of the best method. */
  readonly best: number;
  /** Diebold and Mariano, row less column, with the correction for small samples; null on the diagonal and for equal losses. */
  readonly dieboldMariano: {
    readonly lags: number;
    readonly statistics: readonly (readonly (number | null)[])[];
    readonly pValues: readonly (readonly (number | null)[])[];
  };
  /** p-values of membership, by the two statistics. */
  readonly confidenceSet: { readonly range: ModelConfidenceSet; readonly max: ModelConfidenceSet };
}

/** Ranks methods by their losses, one a day, and tests every pair and all together. */
export function compareLosses(
  methods: readonly (NamedMethod & { readonly losses: Float64Array })[],
  plan: BootstrapPlan,
): ScoreComparison {
  const losses = methods.map((method) => method.losses);
  const days = losses[0]!.length;
  const means = losses.map((values) => values.reduce((sum, value) => sum + value, 0) / days);
  const ranks = means.map((value) => 1 + means.filter((other) => other < value).length);
  const all = new Float64Array(losses.length * days);
  losses.forEach((values, i) => all.set(values, i * days));
  const strays = bootstrapMeans(all, losses.length, plan);
  const lags = usualLags(days);
  const pairs = losses.map((first, i) =>
    losses.map((second, j) => (i === j ? null : dieboldMariano(first, second, lags))),
  );
  return {
    methods: methods.map(named),
    means,
    ranks,
    best: ranks.indexOf(1),
    dieboldMariano: {
      lags,
      statistics: pairs.map((row) => row.map((pair) => pair?.correctedStatistic ?? null)),
      pValues: pairs.map((row) => row.map((pair) => pair?.correctedPValue ?? null)),
    },
    confidenceSet: { range: modelConfidenceSet(means, strays, 'range'), max: modelConfidenceSet(means, strays, 'max') },
  };
}

/** Its name alone. */
export function named({ id, label }: NamedMethod): NamedMethod {
  return { id, label };
}
