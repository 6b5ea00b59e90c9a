import definition from '../../resources/sample-workspace.json' with { type: 'json' };
import { limitTemplates, type LimitTemplateName } from '../../src-core/contract/index.ts';
import { DomainError } from '../../src-core/domain-error.ts';
import { type BatchRows } from '../../src-core/portfolio/imported-rows.ts';
import { type SampleDefinition } from '../../src-core/sample/sample-definition.ts';
import { type SampleWorkspace } from '../../src-core/sample/sample-workspace.ts';
import { openStore, type Store } from '../store/index.ts';
import { setTemplate } from './limits/apply-template.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { type CallOptions, type Workbench } from './context.ts';
import { computeRisk } from './run-risk.ts';
import { createSession } from './session.ts';

/** Makes the sample workspace at a path: invents it, writes it, sets its limits and computes its risk. */
export async function buildSample(bench: Workbench, path: string, options: CallOptions): Promise<void> {
  const { engine, now, version } = bench;
  // The generator's own test holds the file against this type; JSON modules widen literals to string.
  const sample = await engine.run('sample-workspace', definition as SampleDefinition, options);
  const { metadata } = sample;
  const store = openStore(path, { create: { name: metadata.name, sample: true } });
  try {
    const session = createSession({ store, engine, now, version, onChanged: () => {} });
    store.editSettings({ baseCurrency: metadata.baseCurrency });
    await writeSample(store, sample, now, options);
    setTemplate(store, templateName(metadata.limitTemplate), metadata.portfolio);
    await computeRisk(session, { portfolio: metadata.portfolio, benchmark: metadata.benchmark }, options);
  } finally {
    store.close();
  }
}

async function writeSample(store: Store, sample: SampleWorkspace, now: () => Date, options: CallOptions) {
  const origin = sha256(canonicalJson(definition));
  for (const batch of batchesOf(sample)) {
    const rows = 'columns' in batch ? batch.columns.date.length : batch.rows.length;
    await store.writeBatch(
      {
        kind: batch.kind,
        file: `sample-${batch.kind}`,
        sha256: sha256(`${origin} ${batch.kind}`),
        rows,
        accepted: rows,
        rejected: 0,
        importedAt: now().toISOString(),
        rejectedRows: null,
      },
      batch,
      {
        onConflict: 'replace',
        onSlice(done, total) {
          if (options.signal?.aborted) throw new DomainError('CANCELLED', 'Making the sample workspace was cancelled');
          options.onProgress?.({ stage: 'Writing the sample', done, total, unit: 'rows' });
        },
      },
    );
  }
}

function batchesOf(sample: SampleWorkspace): readonly BatchRows[] {
  return [
    { kind: 'securities', rows: sample.securities },
    { kind: 'prices', columns: sample.prices },
    { kind: 'fundamentals', rows: sample.fundamentals },
    { kind: 'index', rows: sample.index },
    { kind: 'positions', rows: sample.positions },
    { kind: 'cash', rows: sample.cash },
    { kind: 'nav', rows: sample.navHistory },
  ];
}

function templateName(name: string): LimitTemplateName {
  const found = limitTemplates.find((template) => template === name);
  if (!found) throw new DomainError('UNKNOWN_TEMPLATE', `The sample asks for the limit template ${name}`);
  return found;
}
