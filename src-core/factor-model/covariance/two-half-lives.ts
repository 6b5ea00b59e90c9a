/**
 * Joins the volatilities of one covariance with the correlations of another, so that each can have a half-life of its own.
 *
 * @param volatilities n × n, its diagonal is used; a variance that is not positive stands for a factor without risk
 * @param correlations n × n; an undefined correlation counts as 0
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, section 4.1
 */
export function joinHalfLives(volatilities: Float64Array, correlations: Float64Array, n: number): Float64Array {
  const joined = new Float64Array(n * n);
  const deviation = (matrix: Float64Array, k: number) => Math.sqrt(Math.max(0, matrix[k * n + k]!));
  for (let a = 0; a < n; a++) {
    joined[a * n + a] = Math.max(0, volatilities[a * n + a]!);
    for (let b = 0; b < a; b++) {
      const scale = deviation(correlations, a) * deviation(correlations, b);
      const correlation = scale > 0 ? correlations[a * n + b]! / scale : 0;
      const bounded = Math.max(-1, Math.min(1, correlation)) || 0;
      const value = bounded * deviation(volatilities, a) * deviation(volatilities, b);
      joined[a * n + b] = value;
      joined[b * n + a] = value;
    }
  }
  return joined;
}
