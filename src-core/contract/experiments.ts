/** Experiments and dataset versions. */
export const experimentOperations = {};
