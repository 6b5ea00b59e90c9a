import { z } from 'zod';
import { isoDateText, shortText } from './schemas.ts';

/**
 * Where a run comes from: computed on the data of its day, computed later on a rebuilt dataset version, or imported from another
 * workspace.
 */
export const runOrigins = ['computed', 'rebuilt', 'imported'] as const;
export type RunOrigin = (typeof runOrigins)[number];

/** A metric such as `violationRatio.historical`, or a parameter such as `parameters.window`. */
export const figureName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^"\\]*$/, 'a name has no quotation marks or backslashes');
export const comparisonOperators = ['<', '<=', '=', '!=', '>=', '>'] as const;
export const comparison = z.strictObject({
  name: figureName,
  operator: z.enum(comparisonOperators),
  value: z.union([z.number(), z.string().max(200)]),
});
export type Comparison = z.infer<typeof comparison>;

export const tagName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^=]*$/, 'a tag has no equals sign in its name');

export const experimentFilter = z.strictObject({
  kinds: z.array(shortText).max(50).optional(),
  portfolio: shortText.optional(),
  tags: z
    .array(z.strictObject({ name: tagName, value: z.string().max(200).optional() }))
    .max(20)
    .optional(),
  /** In title, note, kind, portfolio, tags; a whole number is also a run's. */
  text: z.string().max(200).optional(),
  where: z.array(comparison).max(20).optional(),
  /** Days of UTC on which it was computed, both included. */
  from: isoDateText.optional(),
  to: isoDateText.optional(),
  origin: z.enum(runOrigins).optional(),
  champions: z.boolean().optional(),
  pinned: z.boolean().optional(),
  /** A dataset version in full. */
  dataset: shortText.optional(),
});
export type ExperimentFilter = z.infer<typeof experimentFilter>;

export const experimentSort = z.strictObject({
  /** `id`, `createdAt`, `kind`, `portfolio`, `asOf`, `elapsed`, a metric, or a parameter. */
  by: figureName,
  descending: z.boolean().default(true),
});
export type ExperimentSort = z.infer<typeof experimentSort>;
