/** Sequences as rows of one matrix of features: a sequence is the `steps` rows that end with its last. */
export interface SequenceBatch {
  /** days × inputs, standardised */
  readonly features: Float64Array;
  /** Row that each sequence ends with. */
  readonly last: Int32Array;
}

/**
 * A network of fixed shape and its working memory. `forward` before `backward` of the same batch.
 *
 * @source Hochreiter & Schmidhuber (1997) with the forget gate of Gers, Schmidhuber & Cummins (2000)
 */
export interface SequenceNetwork {
  /** Sets the weights that are used from now on; they are read at once. */
  setParameters(parameters: Float64Array): void;
  /** @returns sequences × outputs; valid until the next call */
  forward(batch: SequenceBatch): Float64Array;
  /**
   * The exact gradient, back through time.
   *
   * @param slopes derivative of the loss by each of the outputs of `forward`
   * @param gradient receives the derivative by every parameter
   */
  backward(slopes: Float64Array, gradient: Float64Array): void;
}
