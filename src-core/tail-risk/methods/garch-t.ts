import { garchMethod } from './garch-forecast.ts';

/** GARCH, Student t: tomorrow's volatility by the fitted recursion, VaR and ES by the fitted innovations. */
export const garchT = garchMethod(
  'garch-t',
  'GARCH, Student t',
  'garch',
  't',
  'Bollerslev (1987), "A conditionally heteroskedastic time series model for speculative prices and rates of return"',
);
