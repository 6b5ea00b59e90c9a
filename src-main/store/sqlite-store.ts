import { type Database } from 'better-sqlite3';
import { type WorkspaceSettings } from '../../src-core/contract/portfolios.ts';
import { DomainError } from '../../src-core/domain-error.ts';
import { auditLog } from './audit-log.ts';
import { writeBackup } from './backup.ts';
import { changeLog, type ChangeRecorder } from './change-set.ts';
import { datasetLog } from './dataset-log.ts';
import { readDatasetVersion } from './dataset-version.ts';
import { experimentStore } from './experiment-store.ts';
import { limitStore } from './limit-store.ts';
import { modelStore } from './model-store.ts';
import { monitoringStore } from './monitoring-store.ts';
import { connect } from './open-database.ts';
import { panelCache } from './panel-cache.ts';
import { selectSymbols } from './panel-loader.ts';
import { wholePanel } from './whole-panel.ts';
import { batchRepository } from './repositories/batches.ts';
import { calculationPartRepository } from './repositories/calculation-parts.ts';
import { factorModelRepository } from './repositories/factor-models.ts';
import { marketDataRepository } from './repositories/market-data.ts';
import { portfolioRepository } from './repositories/portfolios.ts';
import { applyPositionEdits } from './repositories/positions-edit.ts';
import { orderCheckRepository } from './repositories/order-checks.ts';
import { priceArrivalReader } from './repositories/price-arrival.ts';
import { priceSpanReader } from './repositories/price-span.ts';
import { reportProfileRepository } from './repositories/report-profiles.ts';
import { runRepository } from './repositories/runs.ts';
import { scenarioStore } from './scenario-store.ts';
import { undonePriceRepository } from './repositories/undone-prices.ts';
import { securityRepository } from './repositories/securities.ts';
import { readSettings } from './settings.ts';
import { translating } from './sqlite-errors.ts';
import { type Store } from './store.ts';
import { undoBatch } from './undo-batch.ts';
import { verifyWorkspace } from './verify.ts';
import { writeBatch } from './write-batch.ts';

/** The store over an open, checked database; its errors are still SQLite's own. `release` gives the workspace's lock back. */
export function sqliteStore(database: Database, path: string, readOnly: boolean, release: () => void): Store {
  const log = changeLog(database);
  const audit = auditLog(database);
  const securities = securityRepository(database);
  const marketData = marketDataRepository(database);
  const portfolios = portfolioRepository(database);
  const batches = batchRepository(database);
  const factorModels = factorModelRepository(database);
  const calculationParts = calculationPartRepository(database);
  const reportProfiles = reportProfileRepository(database);
  const cache = panelCache(database);

  let version: string | null = null;
  const datasetVersion = () => (version ??= readDatasetVersion(database));
  const runs = runRepository(database, datasetVersion);
  const datasets = datasetLog(database);
  const undonePrices = undonePriceRepository(database);
  let writingBatch = false;
  const panels = wholePanel(database, cache, datasetVersion, () => !readOnly && !writingBatch);

  function refuseWrites(): void {
    if (readOnly) {
      throw new DomainError('READ_ONLY', 'The workspace is open read-only', {
        kept: 'Nothing was changed',
        remedy: 'Open it for writing, or restore a backup to a new file',
        place: path,
      });
    }
    refuseDuringBatch();
  }

  function refuseDuringBatch(): void {
    if (!writingBatch) return;
    throw new DomainError('WORKSPACE_LOCKED', 'An import is being written', {
      kept: 'Nothing was changed',
      remedy: 'Wait until it is done, or cancel it',
      place: path,
    });
  }

  /** One transaction. */
  function write<Result>(body: () => Result): Result {
    refuseWrites();
    const result = database.transaction(body).immediate();
    version = null;
    return result;
  }

  /** One undoable action. */
  function edit<Result>(label: string, touchesData: boolean, body: (recorder: ChangeRecorder) => Result): Result {
    return write(() => {
      const recorder = log.begin('edit', label);
      const result = body(recorder);
      const changesData = touchesData && recorder.count() > 0;
      log.finish(recorder, changesData ? log.contentHash(recorder.changeSet) : null);
      if (changesData) datasets.note(new Date().toISOString());
      return result;
    });
  }

  const newestApplied = database.prepare<[], { id: number; label: string }>(
    "SELECT id, label FROM change_sets WHERE kind = 'edit' AND state = 'applied' ORDER BY id DESC LIMIT 1",
  );
  const oldestUndone = database.prepare<[], { id: number; label: string }>(
    "SELECT id, label FROM change_sets WHERE kind = 'edit' AND state = 'undone' AND shelved = 0 ORDER BY id LIMIT 1",
  );

  function step(
    found: { id: number; label: string } | undefined,
    action: 'undo' | 'redo',
    apply: (id: number) => unknown,
  ) {
    if (!found) {
      throw new DomainError('NOTHING_TO_UNDO', `There is nothing to ${action}`, {
        kept: 'Nothing was changed',
        remedy: 'Make an edit first',
      });
    }
    apply(found.id);
    datasets.note(new Date().toISOString());
    audit.note(action, found.label, {});
    return found.label;
  }

  return {
    path,
    readOnly,
    close() {
      if (!database.open) return;
      refuseDuringBatch();
      try {
        if (!readOnly) database.pragma('optimize');
      } finally {
        database.close();
        release();
      }
    },

    datasetVersion,
    metadata() {
      const rows = database.prepare<[], { name: string; value: string }>('SELECT name, value FROM metadata').all();
      const values = new Map(rows.map(({ name, value }) => [name, value]));
      return {
        name: values.get('name') ?? '',
        sample: values.get('sample') === 'true',
        createdAt: values.get('created_at') ?? '',
      };
    },

    settings: () => readSettings(database),
    editSettings: (changes: Partial<WorkspaceSettings>) =>
      edit(`change of ${Object.keys(changes).join(', ')}`, false, (recorder) => {
        for (const [name, value] of Object.entries(changes)) {
          recorder.put('settings', { name, value: JSON.stringify(value) });
        }
        return readSettings(database);
      }),

    securities: securities.all,
    searchSecurities: securities.search,
    priceSpan: priceSpanReader(database, datasetVersion),
    priceArrival: priceArrivalReader(database),
    loadPanel(symbols) {
      const panel = panels.whole();
      return symbols ? selectSymbols(panel, symbols) : panel;
    },
    fundamentals: marketData.fundamentals,
    rates: marketData.rates,
    benchmarks: marketData.benchmarks,
    benchmarkLevels: marketData.benchmarkLevels,
    benchmarkWeights: marketData.benchmarkWeights,

    portfolios: portfolios.list,
    positions: portfolios.positions,
    cash: portfolios.cash,
    navHistory: portfolios.navHistory,
    editPositions: (portfolio, asOf, edits, label) =>
      edit(label, true, (recorder) => applyPositionEdits(portfolios, recorder, portfolio, asOf, edits)),

    async writeBatch(info, rows, options) {
      refuseWrites();
      const writer = translating(path, () => connect(path));
      writingBatch = true;
      try {
        return await writeBatch(writer, path, info, rows, options);
      } finally {
        writer.close();
        writingBatch = false;
        version = null;
      }
    },
    batches: batches.all,
    findBatch: batches.findLive,
    undoBatch: (id) =>
      write(() => {
        const undone = undoBatch(database, log, batches.record(id), () => undonePrices.keepWhereNeeded(id));
        batches.markUndone(id);
        datasets.note(new Date().toISOString());
        audit.note('undo import', `batch ${id}`, undone);
        return undone;
      }),
    mappings: batches.mappings,
    saveMapping: ({ name, kind, mapping, reading }) =>
      edit(`mapping ${name}`, false, (recorder) => {
        const row = { name, kind, mapping: JSON.stringify(mapping), reading: JSON.stringify(reading) };
        recorder.put('column_mappings', row);
      }),
    removeMapping: (name) =>
      edit(`removal of mapping ${name}`, false, (recorder) => {
        recorder.remove('column_mappings', { name });
      }),

    addRun: (run) => write(() => runs.add(run)),
    runs: runs.all,
    run: runs.find,
    latestRun: runs.latest,
    computedRuns: runs.computedIds,
    artefact: runs.artefact,
    runSeries: runs.series,
    calculations: calculationParts.all,
    calculationParts: calculationParts.of,
    keepCalculationPart: (calculation, part, content, at) =>
      write(() => calculationParts.keep(calculation, part, content, at)),
    dropCalculationParts: (calculation) => write(() => calculationParts.drop(calculation)),

    ...modelStore(database, factorModels, runs, { write, edit }),
    ...experimentStore(database, audit, runs, { write, edit }, datasetVersion),
    ...monitoringStore(database, write),

    ...limitStore(database, audit, { write, edit }),
    atomically: write,
    ...scenarioStore(database, edit, audit.note),
    reportProfiles: reportProfiles.all,
    saveReportProfile: (portfolio, profile) =>
      edit(`report profile ${profile.name}`, false, (recorder) => {
        recorder.put('report_profiles', { portfolio, name: profile.name, definition: JSON.stringify(profile) });
      }),
    removeReportProfile: (portfolio, name) =>
      edit(`removal of report profile ${name}`, false, (recorder) => {
        recorder.remove('report_profiles', { portfolio, name });
      }),

    auditLog: audit.entries,
    brokenAuditEntry: audit.firstBroken,

    history: () => ({ undo: newestApplied.get()?.label ?? null, redo: oldestUndone.get()?.label ?? null }),
    undo: () => write(() => step(newestApplied.get(), 'undo', log.revert)),
    redo: () => write(() => step(oldestUndone.get(), 'redo', log.reapply)),

    verify: () =>
      verifyWorkspace(database, {
        audit,
        damagedArtefacts: runs.damagedArtefacts,
        damagedRuns: runs.damage,
        damagedModels: factorModels.damage,
        damagedOrderChecks: () => orderCheckRepository(database).damage(audit.entries()),
        damagedUndonePrices: undonePrices.damage,
        contentHash: log.contentHash,
        cachedPanel: () => cache.read(datasetVersion()),
      }),
    backup: (target) => writeBackup(database, target),
  };
}
