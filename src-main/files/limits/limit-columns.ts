/** Columns of a file of limits, in their order. */
export const limitColumns = [
  'metric',
  'method',
  'confidence',
  'horizon',
  'subject',
  'count',
  'level',
  'strategy',
  'control_point',
  'warn',
  'limit',
  'halt',
  'warn_action',
  'limit_action',
  'halt_action',
  'effective_from',
  'effective_to',
  'note',
  'approved_by',
  'approved_at',
] as const;
export type LimitColumn = (typeof limitColumns)[number];

/** What marks a JSON file of limits. */
export const limitFileSchema = 'plimsoll/limits';
export const limitFileVersion = 1;
