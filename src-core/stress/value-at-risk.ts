import { normalQuantile } from '../numerics/normal.ts';

/** Φ⁻¹(0.99): the confidence of the normal VaR that stands beside every stress. */
export const valueAtRiskQuantile = normalQuantile(0.99);
