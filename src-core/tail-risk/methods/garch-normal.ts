import { garchMethod } from './garch-forecast.ts';

/** GARCH, normal: tomorrow's volatility by the fitted recursion, VaR and ES by the fitted innovations. */
export const garchNormal = garchMethod(
  'garch-normal',
  'GARCH, normal',
  'garch',
  'normal',
  'Bollerslev (1986), "Generalized autoregressive conditional heteroskedasticity"',
);
