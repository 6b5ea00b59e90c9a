import { ascendingOrder } from '../../numerics/ascending-order.ts';
import { scenarioMarginals } from '../contributions.ts';
import { holding, orderStatisticRanks } from '../distributions/intervals.ts';
import { type TailRiskMethod } from '../method.ts';

/**
 * Age-weighted historical simulation: a return counts λ^age as much as the last one. VaR is minus the first return, worst first,
 * at which the weights reach 1 − c; ES the weighted mean of the returns up to and including it. Nothing is interpolated.
 */
export const ageWeighted: TailRiskMethod = {
  id: 'age-weighted',
  label: 'Age-weighted historical',
  family: 'simulation',
  minimumObservations: 2,
  source: 'Boudoukh, Richardson & Whitelaw (1998), "The best of both worlds"',
  options: {
    decay: {
      what: 'Weight of a return beside that of the day after it',
      usual: 0.98,
      least: 0.5,
      most: 1,
      whole: false,
    },
  },
  longSample: false,
  direct: true,
  incremental: true,
  fit(returns, options) {
    const decay = options['decay']!;
    const size = returns.length;
    const days = ascendingOrder(returns);
    const weight = new Float64Array(size);
    for (let day = size - 1, counts = 1; day >= 0; day--, counts *= decay) weight[day] = counts;
    const total = weight.reduce((sum, value) => sum + value, 0);
    // Of the days in order of their returns.
    const cumulative = new Float64Array(size);
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < size; i++) {
      const share = weight[days[i]!]! / total;
      sum += share;
      squares += share * share;
      cumulative[i] = sum;
    }
    const effective = 1 / squares;

    /** Place, worst first, of the return at which the weights reach a probability. */
    const placeOf = (probability: number) => {
      // A tail of 1 − 0.95 must not miss a weight of exactly 0.05 by a rounding.
      const wanted = probability - 1e-12;
      let low = 0;
      let high = size - 1;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (cumulative[middle]! >= wanted) high = middle;
        else low = middle + 1;
      }
      return low;
    };
    const quantile = (probability: number) => returns[days[placeOf(probability)]!]!;
    /** The days up to VaR with their weights, adding up to 1. */
    const tail = (confidence: number) => {
      const last = placeOf(1 - confidence);
      const within = [...days.subarray(0, last + 1)];
      const mass = within.reduce((partial, day) => partial + weight[day]!, 0);
      return { days: within, weights: within.map((day) => weight[day]! / mass) };
    };
    return {
      quantile,
      cdf(x) {
        let low = 0;
        let high = size;
        while (low < high) {
          const middle = (low + high) >>> 1;
          if (returns[days[middle]!]! <= x) low = middle + 1;
          else high = middle;
        }
        return low === 0 ? 0 : Math.min(1, cumulative[low - 1]!);
      },
      expectedShortfall(confidence) {
        const { days: within, weights } = tail(confidence);
        return -within.reduce((mean, day, i) => mean + weights[i]! * returns[day]!, 0);
      },
      sample: (stream) => quantile(stream.uniform()),
      density: null,
      parameters: { decay, effectiveObservations: effective },
      warningsAt(confidence) {
        const count = placeOf(1 - confidence) + 1;
        if (count >= 3) return [];
        return [
          {
            code: 'THIN_TAIL',
            message: `Only ${count} of ${size} returns lie at or beyond VaR: recent days carry most of the weight`,
            count,
          },
        ];
      },
      intervalAt(confidence, level) {
        const ranks = orderStatisticRanks(Math.max(1, Math.round(effective)), confidence, level);
        const loss = (rank: number) => -quantile(Math.min(1, Math.max(0, (rank - 0.5) / Math.round(effective))));
        const figure = -quantile(1 - confidence);
        return { var: holding(figure, loss(ranks.low), loss(ranks.high)), es: null, kind: 'effective-sample' };
      },
      paths: null,
      marginalsAt({ weights, security }, confidence) {
        const day = days[placeOf(1 - confidence)]!;
        return {
          var: scenarioMarginals({ days: [day], weights: [1] }, security, weights.length),
          es: scenarioMarginals(tail(confidence), security, weights.length),
        };
      },
    };
  },
};
