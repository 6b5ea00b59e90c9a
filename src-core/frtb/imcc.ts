const unconstrainedShare = 0.5;

/**
 * Internally modelled capital charge: half the ES with diversification across risk classes, half the sum of those without. Analytical,
 * not regulatory capital.
 *
 * @param unconstrained ES of all risk classes together, positive = loss
 * @param byRiskClass ES of each risk class alone
 * @source Basel Framework MAR33.15
 */
export function internallyModelledCharge(unconstrained: number, byRiskClass: readonly number[]): number {
  const constrained = byRiskClass.reduce((sum, es) => sum + es, 0);
  return unconstrainedShare * unconstrained + (1 - unconstrainedShare) * constrained;
}
