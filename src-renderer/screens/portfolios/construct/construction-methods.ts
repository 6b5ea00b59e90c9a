import { type ConstructionGoal } from '../../../../src-core/contract/index.ts';
import { type Method } from '../../../methods.ts';

const source = 'docs/methods, construction';

/** What stands on the card beside a target. */
export const constructionMethods: Readonly<Record<ConstructionGoal, Method>> = {
  'minimum-variance': {
    title: 'Minimum variance',
    formula: 'min wᵀVw with Σw, bounds and turnover as given; exact active-set solution',
    assumes: 'The covariances of the window hold; expected returns play no part',
    limits: 'Leans on the names with the lowest measured risk; a cap keeps it from a few of them',
    source: `${source}; Markowitz (1952), Ledoit & Wolf (2004)`,
  },
  'risk-parity': {
    title: 'Risk parity',
    formula: 'wᵢ·(Vw)ᵢ the same for every name; with bounds the closest by least squares',
    assumes: 'Long only; every name is to carry the same risk',
    limits: 'Ignores expected returns, and how alike names are beyond their covariances',
    source: `${source}; Spinu (2013), Feng & Palomar (2015)`,
  },
  'maximum-diversification': {
    title: 'Maximum diversification',
    formula: 'max Σ w·σ ÷ √(wᵀVw) under the bounds',
    assumes: 'Returns are earned in proportion to volatility',
    limits: 'Prefers names that move apart in the window, which they need not do in a crisis',
    source: `${source}; Choueifaty & Coignard (2008)`,
  },
  'minimum-tracking-error': {
    title: 'Minimum tracking error',
    formula: 'min (w − b)ᵀV(w − b), the benchmark taken as one more asset by its returns',
    assumes: 'The benchmark has a return on every day of the window',
    limits: 'Tracks with the names that are held; others of the benchmark are not bought',
    source,
  },
};
