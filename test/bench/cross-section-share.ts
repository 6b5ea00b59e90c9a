/** The days one thread solves, in shared memory. */
export interface CrossSectionShare {
  readonly securities: number;
  readonly industries: number;
  readonly styles: number;
  /** Days × styles × securities. */
  readonly exposures: Float64Array;
  /** Days × securities. */
  readonly returns: Float64Array;
  readonly capWeights: Float64Array;
  readonly industryOf: Int32Array;
  readonly from: number;
  readonly to: number;
}
