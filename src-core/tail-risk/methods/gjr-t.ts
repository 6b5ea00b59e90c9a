import { garchMethod } from './garch-forecast.ts';

/** GJR-GARCH, Student t: tomorrow's volatility by the fitted recursion, VaR and ES by the fitted innovations. */
export const gjrT = garchMethod(
  'gjr-t',
  'GJR-GARCH, Student t',
  'gjr',
  't',
  'Glosten, Jagannathan & Runkle (1993); Student t: Bollerslev (1987)',
);
