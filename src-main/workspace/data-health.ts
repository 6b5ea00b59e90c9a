import { type DataIssue } from '../../src-core/contract/index.ts';
import { type Session, type UseCase } from './context.ts';
import { healthView } from './health/health-view.ts';
import { priceIssues } from './health/price-issues.ts';
import { referenceIssues } from './health/reference-issues.ts';
import { upkeepIssues } from './health/upkeep-issues.ts';

const order = { error: 0, warning: 1, info: 2 } as const;

export const dataHealth: UseCase<'data.health', Session> = (session) => findDataIssues(session);

/** One list of everything wrong with the data, the worst first. */
export function findDataIssues(session: Session): readonly DataIssue[] {
  const view = healthView(session);
  return [...priceIssues(view), ...referenceIssues(view), ...upkeepIssues(view)].sort(
    (a, b) => order[a.severity] - order[b.severity],
  );
}
