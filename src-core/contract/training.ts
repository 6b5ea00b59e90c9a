/** Training of learned models. */
export const trainingOperations = {};
