/** The statistic models are eliminated by: the largest of pairs' differences, or the largest distance from the others' mean. */
export type EliminationStatistic = 'range' | 'max';

/** How long each model stays in the set of those that may be the best. */
export interface ModelConfidenceSet {
  /** Model by model: it belongs to the set at level 1 − α where this is above α. The last one standing has 1. */
  readonly pValues: readonly number[];
  /** Models in the order in which they are eliminated; the last is never eliminated. */
  readonly order: readonly number[];
}

/**
 * The set of models that contains the best one with given confidence: starting from all, the worst is eliminated as long as equal mean
 * losses are rejected. A model's p-value is the largest of those of the tests up to its own elimination.
 *
 * @param means mean loss a model
 * @param strays replications × models: how far the means stray, by `bootstrapMeans`
 * @source Hansen, Lunde & Nason (2011), "The model confidence set", sections 2.1 and 3.1.2: T_R (range) and T_max
 */
export function modelConfidenceSet(
  means: readonly number[],
  strays: Float64Array,
  statistic: EliminationStatistic,
): ModelConfidenceSet {
  const replications = strays.length / means.length;
  const pValues = new Array<number>(means.length).fill(1);
  const order: number[] = [];
  let standing = means.map((_, model) => model);
  const eliminate = statistic === 'range' ? worstOfPairs(means, strays) : worstOfMean(means, strays);
  let largest = 0;
  while (standing.length > 1) {
    const { worst, above } = eliminate(standing);
    largest = Math.max(largest, above / replications);
    pValues[worst] = largest;
    order.push(worst);
    standing = standing.filter((model) => model !== worst);
  }
  return { pValues, order: [...order, ...standing] };
}

/** The model to eliminate among those standing, and the number of replications whose statistic is at least that observed. */
type Elimination = (standing: readonly number[]) => { readonly worst: number; readonly above: number };

function worstOfPairs(means: readonly number[], strays: Float64Array): Elimination {
  const models = means.length;
  const replications = strays.length / models;
  const inverse = new Float64Array(models * models);
  for (let i = 0; i < models; i++) {
    for (let j = 0; j < i; j++) {
      let sum = 0;
      let own = 0;
      for (let row = 0; row < strays.length; row += models) {
        sum += (strays[row + i]! - strays[row + j]!) ** 2;
        own += strays[row + i]! ** 2 + strays[row + j]! ** 2;
      }
      inverse[i * models + j] = inverse[j * models + i] = inverseRoot(sum / replications, own / replications);
    }
  }
  return (standing) => {
    let observed = -Infinity;
    let worst = standing[0]!;
    for (const i of standing) {
      for (const j of standing) {
        if (i === j) continue;
        const value = (means[i]! - means[j]!) * inverse[i * models + j]!;
        if (value > observed) {
          observed = value;
          worst = i;
        }
      }
    }
    let above = 0;
    for (let row = 0; row < strays.length; row += models) {
      let largest = 0;
      for (let a = 1; a < standing.length; a++) {
        const i = standing[a]!;
        for (let b = 0; b < a; b++) {
          const j = standing[b]!;
          const value = Math.abs(strays[row + i]! - strays[row + j]!) * inverse[i * models + j]!;
          if (value > largest) largest = value;
        }
      }
      if (largest >= observed) above++;
    }
    return { worst, above };
  };
}

function worstOfMean(means: readonly number[], strays: Float64Array): Elimination {
  const models = means.length;
  const replications = strays.length / models;
  return (standing) => {
    const size = standing.length;
    const relative = new Float64Array(replications * size);
    const variances = new Float64Array(size);
    let own = 0;
    for (let replication = 0; replication < replications; replication++) {
      let centre = 0;
      for (const model of standing) centre += strays[replication * models + model]!;
      centre /= size;
      for (let a = 0; a < size; a++) {
        const value = strays[replication * models + standing[a]!]! - centre;
        relative[replication * size + a] = value;
        own += strays[replication * models + standing[a]!]! ** 2;
        variances[a]! += value * value;
      }
    }
    const inverse = variances.map((sum) => inverseRoot(sum / replications, own / replications));
    const centre = standing.reduce((sum, model) => sum + means[model]!, 0) / size;
    let observed = -Infinity;
    let worst = standing[0]!;
    standing.forEach((model, a) => {
      const value = (means[model]! - centre) * inverse[a]!;
      if (value > observed) {
        observed = value;
        worst = model;
      }
    });
    let above = 0;
    for (let row = 0; row < relative.length; row += size) {
      let largest = -Infinity;
      for (let a = 0; a < size; a++) largest = Math.max(largest, relative[row + a]! * inverse[a]!);
      if (largest >= observed) above++;
    }
    return { worst, above };
  };
}

/** Below this share of the models' own variance a difference is rounding. */
const roundingShare = 1e-20;

/** 0 for models whose losses are the same every day but for roundings: their difference counts as nothing. */
function inverseRoot(variance: number, own: number): number {
  return variance > roundingShare * own ? 1 / Math.sqrt(variance) : 0;
}
