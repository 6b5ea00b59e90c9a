/** Stress losses of risk factors that cannot be modelled, by kind; positive = loss. */
export interface NonModellableLosses {
  readonly idiosyncraticCredit: readonly number[];
  readonly idiosyncraticEquity: readonly number[];
  readonly other: readonly number[];
}

/** Their aggregate, in the unit of the inputs. */
export interface StressScenarioCharge {
  readonly credit: number;
  readonly equity: number;
  readonly other: number;
  readonly total: number;
}

/** Correlation of the losses that are not idiosyncratic. */
const correlation = 0.6;

/**
 * Stress scenario risk measure: idiosyncratic losses add up as independent ones, the others as ones with correlation 0.6. Analytical,
 * not regulatory capital.
 *
 * @source Basel Framework MAR33.17
 */
export function stressScenarioCharge(losses: NonModellableLosses): StressScenarioCharge {
  const credit = Math.sqrt(sumOfSquares(losses.idiosyncraticCredit));
  const equity = Math.sqrt(sumOfSquares(losses.idiosyncraticEquity));
  const sum = losses.other.reduce((total, loss) => total + loss, 0);
  const other = Math.sqrt((correlation * sum) ** 2 + (1 - correlation ** 2) * sumOfSquares(losses.other));
  return { credit, equity, other, total: credit + equity + other };
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
