/** Backtests of VaR and ES. */
export const backtestOperations = {};
