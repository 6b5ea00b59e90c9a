import {
  type ChampionRow,
  type DatasetDiff,
  type DatasetVersionRow,
  type ErrorReport,
  type ExperimentChange,
  type ExperimentComparison,
  type ExperimentDetail,
  type ExperimentFilter,
  type ExperimentList,
  type ExperimentNames,
  type ExportedFile,
  type Reproduction,
  type Retention,
  type RetentionRules,
} from '../../../../src-core/contract/index.ts';
import { getClient } from '../../../client/get-client.ts';
import { Loads } from '../../../state/loads.svelte.ts';
import { bytesOfBase64 } from './bytes-of-base64.ts';

/** Runs asked for at once; with more, the list says so and wants a filter. */
const mostRows = 5000;

export type RunPoints = readonly {
  readonly run: number;
  readonly points: readonly { readonly step: number; readonly value: number }[];
}[];

/** What the Experiments area knows: the runs found, the one shown, those compared, champions and dataset versions. */
export class ExperimentsBoard {
  list = $state.raw<ExperimentList | null>(null);
  names = $state.raw<ExperimentNames | null>(null);
  detail = $state.raw<ExperimentDetail | null>(null);
  comparison = $state.raw<ExperimentComparison | null>(null);
  points = $state.raw<RunPoints>([]);
  champions = $state.raw<readonly ChampionRow[] | null>(null);
  versions = $state.raw<readonly DatasetVersionRow[] | null>(null);
  diff = $state.raw<DatasetDiff | null>(null);
  retention = $state.raw<Retention | null>(null);
  reproduction = $state.raw<Reproduction | null>(null);
  /** What is under way, in words. */
  working = $state<string | null>(null);
  readonly #client = getClient();
  readonly #loads = new Loads<
    'list' | 'detail' | 'comparison' | 'points' | 'champions' | 'versions' | 'diff' | 'retention' | 'action'
  >();

  get error(): ErrorReport | null {
    return this.#loads.error;
  }

  dismiss(): void {
    this.#loads.dismiss();
  }

  /** @param figures names of metrics and parameters as columns; null = the usual ones, decided by what there is */
  async load(filter: ExperimentFilter, figures: (metrics: readonly string[]) => readonly string[]): Promise<void> {
    await this.#loads.load(
      'list',
      async () => {
        const of = filter.kinds ? { filter: { kinds: filter.kinds } } : {};
        const [all, names] = await Promise.all([
          this.#client.call('experiments.names', {}),
          this.#client.call('experiments.names', of),
        ]);
        const columns = [...figures(names.metrics)];
        const list = await this.#client.call('experiments.list', { filter, columns, limit: mostRows });
        return { list, names: { ...all, metrics: names.metrics, parameters: names.parameters } };
      },
      ({ list, names }) => {
        this.names = names;
        this.list = list;
      },
    );
  }

  async show(id: number | null): Promise<void> {
    if (this.reproduction?.run !== id) this.reproduction = null;
    if (id === null) {
      this.#loads.forget('detail');
      this.detail = null;
      return;
    }
    const outcome = await this.#loads.load(
      'detail',
      () => this.#client.call('experiments.show', { id }),
      (detail) => (this.detail = detail),
    );
    // Another run's figures would stand under this one's address.
    if (outcome === 'failed') this.detail = null;
  }

  async compare(ids: readonly number[]): Promise<void> {
    if (ids.length < 2) {
      this.#loads.forget('comparison');
      this.comparison = null;
      return;
    }
    const outcome = await this.#loads.load(
      'comparison',
      () => this.#client.call('experiments.compare', { ids: [...ids] }),
      (comparison) => (this.comparison = comparison),
    );
    if (outcome === 'failed') this.comparison = null;
  }

  async loadPoints(ids: readonly number[], name: string): Promise<void> {
    const outcome = await this.#loads.load(
      'points',
      () => this.#client.call('experiments.series', { ids: ids.slice(0, 50), name }),
      (points) => (this.points = points),
    );
    if (outcome === 'failed') this.points = [];
  }

  async loadChampions(): Promise<void> {
    await this.#loads.load(
      'champions',
      () => this.#client.call('champions.list', {}),
      (champions) => (this.champions = champions),
    );
  }

  async loadVersions(): Promise<void> {
    await this.#loads.load(
      'versions',
      () => this.#client.call('datasets.list', {}),
      (versions) => (this.versions = versions),
    );
  }

  async loadDiff(from: string, to: string): Promise<void> {
    await this.#loads.load(
      'diff',
      () => this.#client.call('datasets.diff', { from, to }),
      (diff) => (this.diff = diff),
    );
  }

  edit(ids: readonly number[], change: ExperimentChange): Promise<boolean> {
    return this.#loads.act('action', () => this.#client.call('experiments.edit', { ids: [...ids], change }));
  }

  editVersion(version: string, change: { readonly name?: string; readonly pinned?: boolean }): Promise<boolean> {
    return this.#loads.act('action', () => this.#client.call('datasets.edit', { version, ...change }));
  }

  reproduce(id: number): Promise<boolean> {
    this.reproduction = null;
    return this.#work('Recomputing', async () => {
      this.reproduction = await this.#client.call('runs.reproduce', { id });
    });
  }

  promote(run: number, method: string, portfolio: string | null, by: string, reason: string): Promise<boolean> {
    const of = portfolio === null ? {} : { portfolio };
    return this.#work('Promoting', () => this.#client.call('champions.promote', { run, method, ...of, by, reason }));
  }

  demote(portfolio: string, by: string, reason: string): Promise<boolean> {
    return this.#work('Demoting', () => this.#client.call('champions.demote', { portfolio, by, reason }));
  }

  async previewRetention(rules: RetentionRules): Promise<boolean> {
    const outcome = await this.#loads.load(
      'retention',
      () => this.#client.call('experiments.retention', rules),
      (retention) => (this.retention = retention),
    );
    return outcome === 'taken';
  }

  /** Removes exactly the runs that were shown. */
  prune(rules: RetentionRules, by: string): Promise<boolean> {
    const expected = this.retention?.remove.map(({ id }) => id) ?? [];
    return this.#work('Removing', () => this.#client.call('experiments.prune', { ...rules, by, expected }));
  }

  /** @returns what the user is to know of the file; null where it was not written */
  async exportRuns(ids: readonly number[], format: 'json' | 'mlflow'): Promise<readonly string[] | null> {
    let remarks: readonly string[] | null = null;
    await this.#work('Exporting', async () => {
      const file = await this.#client.call('experiments.export', { ids: [...ids], format });
      if (await this.#save(file)) remarks = file.remarks;
    });
    return remarks;
  }

  saveArtefact(id: number, name: string): Promise<boolean> {
    return this.#loads.act('action', async () =>
      this.#save(await this.#client.call('experiments.artefact', { id, name })),
    );
  }

  /** @returns what came of it in words; null where it failed */
  async importRuns(file: File, by: string): Promise<string | null> {
    let outcome: string | null = null;
    await this.#work('Importing', async () => {
      const { handle } = await this.#client.handOver(file);
      const { added, present } = await this.#client.call('experiments.import', { file: handle, by });
      outcome = `${counted(added.length, 'run')} imported, ${present.length} here already`;
    });
    return outcome;
  }

  /** Risk of a portfolio on a dataset version. @returns the run; null where it failed */
  async runRisk(portfolio: string, dataset: string): Promise<number | null> {
    let run: number | null = null;
    await this.#work('Running risk', async () => {
      ({ run } = await this.#client.call('risk.run', { portfolio, dataset }));
    });
    return run;
  }

  /** @returns where it was written; null where it failed */
  async rebuild(version: string, path: string): Promise<string | null> {
    let written: string | null = null;
    await this.#work('Rebuilding', async () => {
      ({ path: written } = await this.#client.call('datasets.rebuild', { version, path }));
    });
    return written;
  }

  #save({ fileName, mediaType, base64 }: ExportedFile): Promise<boolean> {
    return this.#client.saveFile(fileName, mediaType, bytesOfBase64(base64));
  }

  async #work(what: string, job: () => Promise<unknown>): Promise<boolean> {
    this.working = what;
    try {
      return await this.#loads.act('action', job);
    } finally {
      this.working = null;
    }
  }
}

const counted = (count: number, what: string) => `${count.toLocaleString()} ${count === 1 ? what : `${what}s`}`;
