import { fisslerZiegelLosses } from '../scores/fissler-ziegel.ts';
import { pinballLosses } from '../scores/pinball.ts';
import { bootstrapMeans, type BlockBootstrap, type BootstrapPlan } from './bootstrap-means.ts';
import { dieboldMariano, usualLags } from './diebold-mariano.ts';
import { modelConfidenceSet, type ModelConfidenceSet } from './model-confidence-set.ts';

/** A method by its name. */
export interface NamedMethod {
  readonly id: string;
  readonly label: string;
}

/** A method's forecasts for the days compared. */
export interface ComparedMethod extends NamedMethod {
  /** Positive = loss; NaN on days without a forecast. */
  readonly var: Float64Array;
  readonly es: Float64Array;
}

/** How chance is drawn. */
export interface ComparisonOptions {
  readonly seed: number;
  /** Usual: 1000. */
  readonly replications?: number;
  /** Usual: ⌊√days⌋. */
  readonly blockLength?: number;
  readonly bootstrap?: BlockBootstrap;
}

/** A method and why it is not compared. */
export interface LeftOutMethod extends NamedMethod {
  readonly reason: string;
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

/** A line of the league table. */
export interface LeagueRow extends NamedMethod {
  readonly pinball: number;
  readonly pinballRank: number;
  readonly fz0: number | null;
  readonly fz0Rank: number | null;
  /** Whether the method may be the best by each score, at 90 % and at 75 %, by the range statistic. */
  readonly pinballIn90: boolean;
  readonly pinballIn75: boolean;
  readonly fz0In90: boolean | null;
  readonly fz0In75: boolean | null;
  /** Two-sided p-value of Diebold and Mariano against the best method; null for the best itself. */
  readonly pinballAgainstBest: number | null;
  readonly fz0AgainstBest: number | null;
}

/** Methods held against each other on the days for which all have forecasts. */
export interface ForecastComparison {
  readonly confidence: number;
  readonly days: number;
  readonly seed: number;
  readonly replications: number;
  readonly blockLength: number;
  readonly methods: readonly NamedMethod[];
  /** Not compared at all. */
  readonly leftOut: readonly LeftOutMethod[];
  /** Not compared by VaR and ES together, as their ES is not positive on every day. */
  readonly withoutShortfall: readonly NamedMethod[];
  /** Null where fewer than two methods, or too few days, can be compared. */
  readonly pinball: ScoreComparison | null;
  readonly fz0: ScoreComparison | null;
  /** By pinball rank, the best first. */
  readonly league: readonly LeagueRow[];
  /** Why nothing could be compared; null where something is. */
  readonly reason: string | null;
}

const usualReplications = 1000;
const fewestDays = 50;
/** A method without forecasts on more of the days than this would take them from all others. */
const mostMissing = 0.1;

/**
 * League table, tests of pairs and model confidence sets. The bits depend on forecasts and seed alone.
 *
 * @param returns as fractions, one a day
 * @param confidence level in (0.5, 1)
 */
export function compareForecasts(
  methods: readonly ComparedMethod[],
  returns: Float64Array,
  confidence: number,
  { seed, replications = usualReplications, blockLength: asked, bootstrap = 'stationary' }: ComparisonOptions,
): ForecastComparison {
  const { compared, leftOut } = chooseMethods(methods, returns.length);
  const days = commonDays(compared, returns.length);
  const blockLength = asked ?? Math.max(1, Math.floor(Math.sqrt(days.length)));
  const common = {
    confidence,
    days: days.length,
    seed,
    replications,
    blockLength,
    methods: compared.map(named),
    leftOut,
  };
  if (compared.length < 2 || days.length < fewestDays) {
    const reason =
      compared.length < 2
        ? 'Two methods with forecasts are needed for a comparison'
        : `${days.length} days with forecasts of all methods are too few; ${fewestDays} are needed`;
    return { ...common, withoutShortfall: [], pinball: null, fz0: null, league: [], reason };
  }
  const on = (values: Float64Array) => Float64Array.from(days, (day) => values[day]!);
  const came = on(returns);
  const plan = { seed, replications, blockLength, bootstrap };
  const pinball = compareLosses(
    compared.map((method) => ({ ...named(method), losses: pinballLosses(came, on(method.var), confidence) })),
    plan,
  );
  const pairs = compared.map((method) => ({
    ...named(method),
    losses: fisslerZiegelLosses(came, on(method.var), on(method.es), confidence),
  }));
  const scored = pairs.filter(({ losses }) => !losses.some(Number.isNaN));
  const fz0 = scored.length < 2 ? null : compareLosses(scored, plan);
  return {
    ...common,
    withoutShortfall: pairs.filter((method) => !scored.includes(method)).map(named),
    pinball,
    fz0,
    league: leagueTable(pinball, fz0),
    reason: null,
  };
}

function named({ id, label }: NamedMethod): NamedMethod {
  return { id, label };
}

function chooseMethods(methods: readonly ComparedMethod[], days: number) {
  const compared: ComparedMethod[] = [];
  const leftOut: LeftOutMethod[] = [];
  for (const method of methods) {
    const missing = method.var.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
    if (missing <= mostMissing * days) compared.push(method);
    else {
      const { id, label } = method;
      leftOut.push({ id, label, reason: `No forecast on ${missing} of ${days} days` });
    }
  }
  return { compared, leftOut };
}

function commonDays(methods: readonly ComparedMethod[], length: number): number[] {
  const days: number[] = [];
  for (let day = 0; day < length; day++) {
    if (methods.every((method) => !Number.isNaN(method.var[day]!))) days.push(day);
  }
  return days;
}

function compareLosses(
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

function leagueTable(pinball: ScoreComparison, fz0: ScoreComparison | null): LeagueRow[] {
  return pinball.methods
    .map(({ id, label }) => {
      const first = placeOf(pinball, id)!;
      const second = fz0 === null ? null : placeOf(fz0, id);
      return {
        id,
        label,
        pinball: first.score,
        pinballRank: first.rank,
        fz0: second?.score ?? null,
        fz0Rank: second?.rank ?? null,
        pinballIn90: first.membership > 0.1,
        pinballIn75: first.membership > 0.25,
        fz0In90: second === null ? null : second.membership > 0.1,
        fz0In75: second === null ? null : second.membership > 0.25,
        pinballAgainstBest: first.againstBest,
        fz0AgainstBest: second?.againstBest ?? null,
      };
    })
    .sort((a, b) => a.pinballRank - b.pinballRank);
}

function placeOf({ methods, means, ranks, best, dieboldMariano: pairs, confidenceSet }: ScoreComparison, id: string) {
  const at = methods.findIndex((method) => method.id === id);
  if (at < 0) return null;
  return {
    score: means[at]!,
    rank: ranks[at]!,
    membership: confidenceSet.range.pValues[at]!,
    againstBest: pairs.pValues[at]![best]!,
  };
}
