import { chiSquareUpperTail } from '../numerics/chi-square.ts';
import { choleskyInPlace, choleskySolve } from '../numerics/cholesky.ts';
import { excessKurtosis, mean, skewness } from '../numerics/moments.ts';

/** A test statistic with its asymptotic χ² p-value. */
export interface ChiSquareTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/** What is left in standardised residuals that a good model would have taken out. */
export interface ResidualDiagnostics {
  readonly ljungBox: ChiSquareTest;
  readonly ljungBoxSquared: ChiSquareTest;
  readonly archLm: ChiSquareTest;
  readonly mean: number;
  readonly skewness: number;
  readonly excessKurtosis: number;
}

const ljungBoxLags = 10;
const archLags = 5;

/** @param residuals standardised, εₜ ÷ σₜ; more than 20 */
export function residualDiagnostics(residuals: Float64Array): ResidualDiagnostics {
  return {
    ljungBox: ljungBoxTest(residuals, ljungBoxLags),
    ljungBoxSquared: ljungBoxTest(
      residuals.map((z) => z * z),
      ljungBoxLags,
    ),
    archLm: archTest(residuals, archLags),
    mean: mean(residuals),
    skewness: skewness(residuals),
    excessKurtosis: excessKurtosis(residuals),
  };
}

/**
 * Q = n(n + 2)·Σ ρₖ² ÷ (n − k): large when values depend on those before them.
 *
 * @source Ljung & Box (1978), "On a measure of lack of fit in time series models"
 */
export function ljungBoxTest(values: Float64Array, lags: number): ChiSquareTest {
  const n = values.length;
  const centre = mean(values);
  let variance = 0;
  for (let t = 0; t < n; t++) variance += (values[t]! - centre) ** 2;
  let sum = 0;
  for (let lag = 1; lag <= lags; lag++) {
    let covariance = 0;
    for (let t = lag; t < n; t++) covariance += (values[t]! - centre) * (values[t - lag]! - centre);
    const correlation = variance > 0 ? covariance / variance : 0;
    sum += (correlation * correlation) / (n - lag);
  }
  const statistic = n * (n + 2) * sum;
  return { statistic, degreesOfFreedom: lags, pValue: chiSquareUpperTail(statistic, lags) };
}

/**
 * Engle's test: z² on a constant and its last lags, number of days × R².
 *
 * @source Engle (1982), "Autoregressive conditional heteroscedasticity with estimates of the variance of United Kingdom inflation"
 */
export function archTest(values: Float64Array, lags: number): ChiSquareTest {
  const squares = values.map((z) => z * z);
  const days = squares.length - lags;
  // About their means the constant drops out.
  const columns = Array.from({ length: lags + 1 }, (_, lag) => {
    const column = squares.slice(lags - lag, lags - lag + days);
    const centre = mean(column);
    return column.map((value) => value - centre);
  });
  const target = columns[0]!;
  const matrix = new Float64Array(lags * lags);
  const coefficients = new Float64Array(lags);
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, t) => sum + value * b[t]!, 0);
  for (let i = 0; i < lags; i++) {
    coefficients[i] = dot(columns[i + 1]!, target);
    for (let j = 0; j <= i; j++) matrix[i * lags + j] = dot(columns[i + 1]!, columns[j + 1]!);
  }
  const explained = coefficients.slice();
  choleskyInPlace(matrix, lags, new Uint8Array(lags));
  choleskySolve(matrix, lags, coefficients);
  const total = dot(target, target);
  const statistic = total > 0 ? (days * dot(coefficients, explained)) / total : 0;
  return { statistic, degreesOfFreedom: lags, pValue: chiSquareUpperTail(statistic, lags) };
}
