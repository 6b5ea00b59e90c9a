import { type DataIssue } from '../../../src-core/contract/index.ts';
import { newestBackup } from '../../store/index.ts';
import { isStale } from '../staleness.ts';
import { listed, type HealthView } from './health-view.ts';

const backupDays = 7;
const millisecondsPerDay = 86_400_000;

/** What the user should do from time to time: compute risk, set limits, make a backup. */
export function upkeepIssues(view: HealthView): readonly DataIssue[] {
  return [...missingImports(view), ...oldRisk(view), ...missingLimits(view), ...overdueBackup(view)];
}

function missingImports({ store, positions }: HealthView): readonly DataIssue[] {
  const issues: DataIssue[] = [];
  if (store.priceSpan().rows === 0) {
    issues.push({
      id: 'no-prices',
      severity: 'info',
      title: 'The workspace has no prices yet',
      affects: 'Nothing can be valued',
      remedy: 'Import a prices file',
      count: 1,
    });
  }
  if (positions.length === 0) {
    issues.push({
      id: 'no-positions',
      severity: 'info',
      title: 'The workspace has no positions yet',
      affects: 'There is no portfolio to measure',
      remedy: 'Import a positions file',
      count: 1,
    });
  }
  return issues;
}

function oldRisk({ store }: HealthView): readonly DataIssue[] {
  const never: string[] = [];
  const stale: string[] = [];
  for (const { name } of store.portfolios()) {
    const run = store.latestRun('risk', name);
    if (!run) never.push(name);
    else if (isStale(store, run)) stale.push(name);
  }
  const issues: DataIssue[] = [];
  if (never.length > 0) {
    issues.push({
      id: 'no-risk',
      severity: 'info',
      title: 'Portfolios whose risk was never computed',
      affects: `${listed(never)}: limits have no value`,
      remedy: 'Compute their risk',
      count: never.length,
    });
  }
  if (stale.length > 0) {
    issues.push({
      id: 'stale-risk',
      severity: 'warning',
      title: 'Risk computed before data, limits or settings changed',
      affects: `${listed(stale)}: figures and limits are those of the last run`,
      remedy: 'Compute their risk again',
      count: stale.length,
    });
  }
  return issues;
}

function missingLimits({ store, positions }: HealthView): readonly DataIssue[] {
  if (positions.length === 0 || store.limits().length > 0) return [];
  return [
    {
      id: 'no-limits',
      severity: 'info',
      title: 'No limit is set',
      affects: 'Nothing is watched and no breach is recorded',
      remedy: 'Apply a template or set a limit',
      count: 1,
    },
  ];
}

/** A workspace younger than the interval is not overdue yet; the sample can always be made again. */
function overdueBackup({ store, now }: HealthView): readonly DataIssue[] {
  const { sample, createdAt } = store.metadata();
  if (sample || store.readOnly) return [];
  const last = newestBackup(store.path)?.createdAt ?? createdAt;
  const days = Math.floor((now.getTime() - Date.parse(last)) / millisecondsPerDay);
  if (days <= backupDays) return [];
  return [
    {
      id: 'backup-overdue',
      severity: 'warning',
      title: `The last backup is ${days} days old`,
      affects: 'Work since then would be lost with this file',
      remedy: 'Make a backup, best on another disk',
      count: 1,
    },
  ];
}
