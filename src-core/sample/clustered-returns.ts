import { type RandomStream } from '../numerics/random-stream.ts';

/** How strongly volatility reacts to a move and how long it remembers; tails of Student's t. */
export interface Clustering {
  readonly reaction: number;
  readonly memory: number;
  readonly degreesOfFreedom: number;
}

/**
 * A path of daily log returns with mean zero, fat tails and volatility that comes in clusters: a GARCH(1,1) recursion
 * around a base level that may change from day to day.
 *
 * @param baseVolatility long-run daily volatility of each day
 * @source Bollerslev (1986); Student-t innovations scaled to unit variance: Bollerslev (1987)
 */
export function clusteredReturns(stream: RandomStream, baseVolatility: Float64Array, clustering: Clustering) {
  const { reaction, memory, degreesOfFreedom } = clustering;
  const returns = new Float64Array(baseVolatility.length);
  const unitVariance = Math.sqrt((degreesOfFreedom - 2) / degreesOfFreedom);
  let variance = baseVolatility[0]! ** 2;
  for (let day = 0; day < returns.length; day++) {
    const base = baseVolatility[day]! ** 2;
    if (day > 0) {
      // A jump of the base level takes effect at once; the cluster around it moves on.
      const previousBase = baseVolatility[day - 1]! ** 2;
      const carried = (variance * base) / previousBase;
      const shock = (returns[day - 1]! ** 2 * base) / previousBase;
      variance = base * (1 - reaction - memory) + reaction * shock + memory * carried;
    }
    returns[day] = Math.sqrt(variance) * studentT(stream, degreesOfFreedom) * unitVariance;
  }
  return returns;
}

/** One draw of Student's t with whole degrees of freedom: a normal over the root of a mean of squared normals. */
function studentT(stream: RandomStream, degreesOfFreedom: number): number {
  const normal = stream.normal();
  let squares = 0;
  for (let i = 0; i < degreesOfFreedom; i++) squares += stream.normal() ** 2;
  return normal / Math.sqrt(squares / degreesOfFreedom);
}
