import { weightOf } from './structural.ts';

const groups = 10;

/**
 * Bayesian shrinkage of specific volatilities towards the cap-weighted mean of their size decile: extreme estimates are partly
 * luck. σ = v·σ̄ + (1 − v)·σ̂, v = q·|σ̂ − σ̄| ÷ (Δ + q·|σ̂ − σ̄|), Δ the standard deviation within the decile. Securities whose
 * market cap is unknown belong to the middle.
 *
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, eqs. 5.9–5.11
 */
export function shrinkToSizeDeciles(volatilities: Float64Array, marketCaps: Float64Array, q: number): Float64Array {
  const known = [...marketCaps.keys()].filter((i) => marketCaps[i]! > 0);
  known.sort((a, b) => marketCaps[a]! - marketCaps[b]! || a - b);
  const groupOf = new Uint8Array(volatilities.length).fill(groups >> 1);
  known.forEach((i, rank) => (groupOf[i] = Math.floor((rank * groups) / known.length)));

  const shrunk = volatilities.slice();
  for (let group = 0; group < groups; group++) {
    const members = [...groupOf.keys()].filter((i) => groupOf[i] === group);
    if (members.length < 2) continue;
    let weightSum = 0;
    let mean = 0;
    for (const i of members) {
      weightSum += weightOf(marketCaps[i]!);
      mean += weightOf(marketCaps[i]!) * volatilities[i]!;
    }
    mean /= weightSum;
    const spread = Math.sqrt(members.reduce((sum, i) => sum + (volatilities[i]! - mean) ** 2, 0) / members.length);
    for (const i of members) {
      const distance = q * Math.abs(volatilities[i]! - mean);
      const intensity = distance > 0 ? distance / (spread + distance) : 0;
      shrunk[i] = intensity * mean + (1 - intensity) * volatilities[i]!;
    }
  }
  return shrunk;
}
