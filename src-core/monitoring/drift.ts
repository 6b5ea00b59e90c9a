import { type IsoDate } from '../market/epoch-day.ts';
import { kolmogorovDistance } from '../numerics/kolmogorov-distance.ts';
import { mean, standardDeviation } from '../numerics/moments.ts';
import { type AlarmLevel } from './alarm.ts';
import { type DriftFeature } from './drift-features.ts';
import { independentSize } from './independent-size.ts';
import { populationStability, stabilityByChance, stabilityMarks } from './population-stability.ts';
import { ksAsymptoticPValue } from './two-sample-ks.ts';

/** Which days are compared: the last ones with those before them. */
export interface DriftWindows {
  readonly recent: number;
  /** Days at most; fewer where the history is shorter. */
  readonly reference: number;
}

/** What a feature was like over some days. */
export interface FeatureSample {
  readonly days: number;
  /** How many independent days they are worth. */
  readonly independentDays: number;
  readonly mean: number;
  readonly standardDeviation: number;
}

/** How far a feature has moved from its reference. */
export interface DriftMeasure {
  readonly level: AlarmLevel;
  readonly stability: number;
  /** What the index stays below with 95 % and 99 % where nothing has moved. */
  readonly stabilityByChance: { readonly warn: number; readonly limit: number };
  readonly ks: number;
  /** By the numbers of independent days, asymptotic. */
  readonly ksPValue: number;
}

export interface FeatureDrift extends DriftMeasure {
  readonly id: string;
  readonly label: string;
  readonly unit: DriftFeature['unit'];
  readonly reference: FeatureSample;
  readonly recent: FeatureSample;
  /** Bins of equal width; shares of the days of each sample. */
  readonly histogram: {
    readonly edges: readonly number[];
    readonly reference: readonly number[];
    readonly recent: readonly number[];
  };
  /** The same measure at earlier days, ascending; the last is that of today. */
  readonly history: readonly { readonly date: IsoDate; readonly stability: number; readonly level: AlarmLevel }[];
}

/** A reference of fewer days says too little of what is usual. */
const leastReference = 250;
const historyStep = 21;
const historyPoints = 37;
const histogramBins = 24;

/**
 * Compares the last days of every feature with the days before them. A feature has moved (warn) when the stability index
 * passes 0.1 and what chance alone leaves in 95 % of cases, and the Kolmogorov–Smirnov test rejects at 5 %; it has shifted
 * (limit) at 0.25, 99 % and 1 %. Both tests count the days as the independent ones they are worth.
 *
 * @param dates of the features' days, ascending
 * @returns one a feature with enough days; features without are left out
 */
export function measureDrift(
  features: readonly DriftFeature[],
  dates: readonly IsoDate[],
  windows: DriftWindows,
): readonly FeatureDrift[] {
  return features.flatMap((feature) => {
    const known = knownDays(feature.values);
    const now = measureAt(feature.values, known, known.length, windows);
    if (now === null) return [];
    const history = [];
    for (let point = historyPoints - 1; point >= 0; point--) {
      const end = known.length - point * historyStep;
      const measured = point === 0 ? now : measureAt(feature.values, known, end, windows);
      if (measured === null) continue;
      const { stability, level } = measured.measure;
      history.push({ date: dates[known[end - 1]!]!, stability, level });
    }
    const { id, label, unit } = feature;
    return [
      {
        id,
        label,
        unit,
        ...now.measure,
        reference: sampleOf(now.reference),
        recent: sampleOf(now.recent),
        histogram: histogramOf(now.reference, now.recent),
        history,
      },
    ];
  });
}

function knownDays(values: Float64Array): Int32Array {
  return Int32Array.from(values.keys()).filter((day) => !Number.isNaN(values[day]!));
}

/** @param end number of known days looked at */
function measureAt(values: Float64Array, known: Int32Array, end: number, windows: DriftWindows) {
  const split = end - windows.recent;
  const from = Math.max(0, split - windows.reference);
  if (split - from < leastReference) return null;
  const at = (first: number, last: number) => Float64Array.from(known.subarray(first, last), (day) => values[day]!);
  const reference = at(from, split);
  const recent = at(split, end);
  return { reference, recent, measure: compare(reference, recent) };
}

function compare(reference: Float64Array, recent: Float64Array): DriftMeasure {
  const then = reference.slice().sort();
  const now = recent.slice().sort();
  const sizes = [independentSize(reference), independentSize(recent)] as const;
  const { index, edges } = populationStability(then, now);
  const ks = kolmogorovDistance(then, now);
  const ksPValue = ksAsymptoticPValue(ks, (sizes[0] * sizes[1]) / (sizes[0] + sizes[1]));
  const byChance = {
    warn: stabilityByChance(0.95, edges.length, sizes),
    limit: stabilityByChance(0.99, edges.length, sizes),
  };
  const beyond = (mark: 'warn' | 'limit', significance: number) =>
    index >= stabilityMarks[mark] && index >= byChance[mark] && ksPValue < significance;
  const level = beyond('limit', 0.01) ? 'limit' : beyond('warn', 0.05) ? 'warn' : 'ok';
  return { level, stability: index, stabilityByChance: byChance, ks, ksPValue };
}

function sampleOf(values: Float64Array): FeatureSample {
  const days = values.length;
  return {
    days,
    independentDays: independentSize(values),
    mean: mean(values),
    standardDeviation: days < 2 ? 0 : standardDeviation(values),
  };
}

/** Shares in bins of equal width over both samples; what lies outside 0.5 % to 99.5 % of all days is in the outer bins. */
function histogramOf(reference: Float64Array, recent: Float64Array): FeatureDrift['histogram'] {
  const all = Float64Array.of(...reference, ...recent).sort();
  const low = all[Math.floor(0.005 * (all.length - 1))]!;
  const high = all[Math.ceil(0.995 * (all.length - 1))]!;
  const width = (high - low) / histogramBins;
  const edges = Array.from({ length: histogramBins + 1 }, (_, i) => low + i * width);
  const sharesOf = (values: Float64Array) => {
    const counts = new Array<number>(histogramBins).fill(0);
    for (const value of values) {
      const bin = width > 0 ? Math.floor((value - low) / width) : 0;
      counts[Math.min(histogramBins - 1, Math.max(0, bin))]!++;
    }
    return counts.map((count) => count / values.length);
  };
  return { edges, reference: sharesOf(reference), recent: sharesOf(recent) };
}
