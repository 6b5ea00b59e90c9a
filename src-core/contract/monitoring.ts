/** Monitoring of models and data. */
export const monitoringOperations = {};
