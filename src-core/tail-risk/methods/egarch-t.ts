import { garchMethod } from './garch-forecast.ts';

/** EGARCH, Student t: tomorrow's volatility by the fitted recursion, VaR and ES by the fitted innovations. */
export const egarchT = garchMethod(
  'egarch-t',
  'EGARCH, Student t',
  'egarch',
  't',
  'Nelson (1991), "Conditional heteroskedasticity in asset returns"; Student t: Bollerslev (1987)',
);
