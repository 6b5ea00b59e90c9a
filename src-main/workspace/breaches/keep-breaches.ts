import { reconcileBreaches } from '../../../src-core/limits/breaches.ts';
import { statusesOfEndedSubjects } from '../../../src-core/limits/ended-subjects.ts';
import { newHalts } from '../../../src-core/limits/halts.ts';
import { type Limit, type LimitStatus } from '../../../src-core/limits/limit.ts';
import { type PortfolioRisk } from '../../../src-core/portfolio/portfolio-risk.ts';
import { type Store } from '../../store/store.ts';

/** Brings the breaches and halts of a portfolio up to date with what a run measured. */
export function keepBreaches(
  store: Store,
  limits: readonly Limit[],
  statuses: readonly LimitStatus[],
  risk: PortfolioRisk,
  { run, at }: { readonly run: number; readonly at: string },
): void {
  const { portfolio, asOf } = risk;
  const existing = store.breaches(portfolio);
  const followed = [...statuses, ...statusesOfEndedSubjects(limits, statuses, existing, risk)];
  const rules = { hysteresis: store.settings().breachHysteresis, reopenDays: store.settings().breachReopenDays };
  store.saveBreaches(reconcileBreaches(existing, followed, { run, portfolio, asOf, at }, rules), { run, at });
  store.addHalts(newHalts(store.halts(portfolio), statuses, { run, portfolio, at }));
}
