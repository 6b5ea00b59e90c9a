import { type RunOrigin } from '../../src-core/contract/experiment-filter.ts';
import { type RunDetail } from '../../src-core/contract/risk.ts';
import { type Warning } from '../../src-core/warning.ts';

/** What a finished calculation leaves behind. */
export interface NewRun {
  readonly kind: string;
  readonly portfolio: string | null;
  readonly asOf: string | null;
  readonly createdAt: string;
  readonly datasetVersion: string;
  /** Hash of everything besides the data that the result depends on (positions, limits, settings). */
  readonly inputHash: string;
  readonly seed: number;
  readonly engineVersion: string;
  readonly parameters: unknown;
  readonly warnings: readonly Warning[];
  readonly metrics: Readonly<Record<string, number>>;
  readonly timings: Readonly<Record<string, number>>;
  readonly elapsedMilliseconds: number;
  readonly resultHash: string;
  /** Name → content; `result` is the canonical JSON whose SHA-256 is `resultHash`. */
  readonly artefacts: Readonly<Record<string, string>>;
  /** The run this one continues or belongs to. */
  readonly parent?: number | null;
  /** Absent = computed here on the data of the day. */
  readonly origin?: RunOrigin;
  /** Whence an imported run came; JSON. */
  readonly source?: string | null;
  /** What a person wrote about it elsewhere. */
  readonly notes?: { readonly title: string; readonly note: string; readonly tags: Readonly<Record<string, string>> };
  /** Figures by step, such as the loss after each epoch; steps ascending. */
  readonly series?: Readonly<Record<string, readonly StepFigure[]>>;
}

/** A figure after one step of a calculation. */
export interface StepFigure {
  readonly step: number;
  readonly value: number;
}

/** A run as it was kept. */
export interface StoredRun extends RunDetail {
  readonly inputHash: string;
}
