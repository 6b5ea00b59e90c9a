import { z } from 'zod';
import {
  controlPoints,
  limitActions,
  type Limit,
  type LimitLevel,
  type LimitStatus,
  type MetricUnit,
} from '../limits/limit.ts';
import { type IsoDate } from '../market/epoch-day.ts';
import { declare } from './operation.ts';
import { confidence, decimalText, fileHandle, identifier, isoDateText, noteText, shortText } from './schemas.ts';

export { controlPoints, limitActions };

export const limitTemplates = ['default', 'conservative', 'aggressive'] as const;
export type LimitTemplateName = (typeof limitTemplates)[number];

const thresholds = { warn: decimalText.nullable(), limit: decimalText.nullable(), halt: decimalText.nullable() };

export const limitInput = z
  .strictObject({
    /** Absent = a new limit. */
    id: identifier.optional(),
    metric: shortText,
    parameters: z.strictObject({
      method: shortText.optional(),
      confidence: confidence.optional(),
      horizon: z.int().min(1).max(250).optional(),
      subject: shortText.optional(),
      count: z.int().min(1).max(1000).optional(),
      participation: z.number().gt(0).max(1).optional(),
    }),
    scope: z.strictObject({
      level: z.enum(['workspace', 'portfolio', 'strategy']),
      portfolio: shortText.optional(),
      strategy: shortText.optional(),
    }),
    controlPoint: z.enum(controlPoints),
    ...thresholds,
    warnAction: z.enum(limitActions),
    limitAction: z.enum(limitActions),
    haltAction: z.enum(limitActions),
    effectiveFrom: isoDateText.nullable(),
    effectiveTo: isoDateText.nullable(),
    note: noteText,
    approvedBy: z.string().max(200),
    approvedAt: z.string().max(40).nullable(),
  })
  .refine((limit) => limit.warn !== null || limit.limit !== null || limit.halt !== null, {
    message: 'give at least one threshold',
    path: ['limit'],
  })
  .refine(
    (limit) => {
      const marks = [limit.warn, limit.limit, limit.halt].filter((mark) => mark !== null).map(Number);
      return marks.every((mark, i) => i === 0 || mark > marks[i - 1]!);
    },
    { message: 'thresholds must rise: warn < limit < halt', path: ['warn'] },
  );
export type LimitInput = z.infer<typeof limitInput>;

export interface MetricInfo {
  readonly id: string;
  readonly label: string;
  readonly unit: MetricUnit;
  /** Formula and source in a sentence or two. */
  readonly description: string;
  readonly levels: readonly ('workspace' | 'portfolio' | 'strategy')[];
  readonly parameters: readonly ('method' | 'confidence' | 'horizon' | 'subject' | 'count' | 'participation')[];
  /** What its parameter `method` may be; the first is the usual one. */
  readonly methods?: readonly string[];
}

export interface LimitsView {
  readonly portfolio: string;
  readonly definitions: readonly Limit[];
  /** From the newest run; empty before the first. */
  readonly statuses: readonly LimitStatus[];
  readonly run: number | null;
  readonly stale: boolean;
  readonly metrics: readonly MetricInfo[];
}

/** A limit's measure over the runs, oldest date first; one entry a date, by its newest run. */
export interface LimitHistory {
  readonly limitId: number;
  readonly subject: string;
  readonly label: string;
  readonly unit: MetricUnit;
  readonly points: readonly {
    readonly asOf: IsoDate;
    readonly run: number;
    readonly value: number | null;
    readonly utilisation: number | null;
    readonly level: LimitLevel;
  }[];
}

export const limitFileFormats = ['json', 'csv'] as const;
export type LimitFileFormat = (typeof limitFileFormats)[number];

export const limitOperations = {
  'limits.list': declare(
    'query',
    'workspace',
    z.strictObject({ portfolio: shortText.optional() }),
  ).returns<LimitsView>(),
  'limits.save': declare('command', 'workspace', limitInput).returns<Limit>(),
  'limits.remove': declare('command', 'workspace', z.strictObject({ id: identifier })).returns<null>(),
  /** Evaluates a template against the newest run without saving it; saves it when `apply` is true. */
  'limits.template': declare(
    'task',
    'workspace',
    z.strictObject({ portfolio: shortText.optional(), template: z.enum(limitTemplates), apply: z.boolean() }),
  ).returns<{ readonly portfolio: string; readonly statuses: readonly LimitStatus[] }>(),
  /** How far each limit was used in the runs that are kept. */
  'limits.history': declare(
    'query',
    'workspace',
    z.strictObject({ portfolio: shortText.optional(), limitId: identifier.optional() }),
  ).returns<readonly LimitHistory[]>(),
  /** Sets the limits of one portfolio on another too; approvals are not copied. One action that can be undone. */
  'limits.copy': declare(
    'command',
    'workspace',
    z.strictObject({ from: shortText, to: shortText, replace: z.boolean().default(true) }),
  ).returns<{ readonly added: number; readonly removed: number }>(),
  'limits.export': declare(
    'query',
    'workspace',
    z.strictObject({ portfolio: shortText.optional(), format: z.enum(limitFileFormats) }),
  ).returns<{ readonly fileName: string; readonly mediaType: string; readonly text: string }>(),
  /** Sets the limits of a file on a portfolio, all of them or none; every bad one is named. */
  'limits.import': declare(
    'command',
    'workspace',
    z.strictObject({
      file: fileHandle,
      portfolio: shortText.optional(),
      replace: z.boolean().default(false),
    }),
  ).returns<{ readonly portfolio: string; readonly added: number; readonly removed: number }>(),
};
