import { basename } from 'node:path';

/** What the list of running tasks calls an operation, beside the thing it works on. */
const labels: Readonly<Record<string, string>> = {
  'workspace.sample': 'Sample workspace',
  'workspace.restore': 'Restore',
  'workspace.verify': 'Verify',
  'workspace.backup': 'Backup',
  'import.inspect': 'Read file',
  'import.preview': 'Check file',
  'import.commit': 'Import',
  'import.errorFile': 'Collect bad rows',
  'risk.run': 'Risk',
  'runs.reproduce': 'Reproduce run',
  'datasets.rebuild': 'Rebuild dataset',
  'experiments.export': 'Export of experiments',
  'experiments.files': 'Export of experiments',
  'experiments.import': 'Import of experiments',
  'tailRisk.series': 'VaR of a series',
  'backtest.run': 'Backtest',
  'backtest.series': 'Backtest of a series',
  'stress.library': 'Stress scenarios',
  'stress.run': 'Stress test',
  'stress.reverse': 'Reverse stress',
  'limits.template': 'Limit template',
  'report.export': 'Report',
  'training.run': 'Training',
  'training.series': 'Training on a series',
  'training.features': 'Features',
};

/** `Risk of Global Core`, `Reproduce run 7`, `Backup`. */
export function taskLabel(operation: string, input: unknown): string {
  const label = labels[operation] ?? operation;
  if (typeof input !== 'object' || input === null) return label;
  if ('portfolio' in input && typeof input.portfolio === 'string') return `${label} of ${input.portfolio}`;
  if ('template' in input && typeof input.template === 'string') return `${label} ${input.template}`;
  if ('id' in input && typeof input.id === 'number') return `${label} ${input.id}`;
  if ('path' in input && typeof input.path === 'string') return `${label} to ${basename(input.path)}`;
  return label;
}
