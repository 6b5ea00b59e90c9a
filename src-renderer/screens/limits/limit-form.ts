import {
  limitInput,
  type ControlPoint,
  type Limit,
  type LimitAction,
  type LimitInput,
  type LimitScope,
  type MetricInfo,
} from '../../../src-core/contract/index.ts';
import { shiftDecimalPoint, thresholdFromNatural, thresholdToNatural } from './threshold-text.ts';

export type ThresholdName = 'warn' | 'limit' | 'halt';
export const thresholdNames: readonly ThresholdName[] = ['warn', 'limit', 'halt'];

/** A limit as it stands in the editing panel: everything as typed. */
export interface LimitForm {
  readonly id: number | null;
  readonly metric: string;
  readonly method: string;
  /** Per cent. */
  readonly confidence: string;
  readonly horizon: string;
  readonly subject: string;
  readonly count: string;
  /** Per cent. */
  readonly participation: string;
  readonly level: LimitScope['level'];
  readonly portfolio: string;
  readonly strategy: string;
  readonly controlPoint: ControlPoint;
  /** In the metric's natural unit: fractions in per cent. */
  readonly warn: string;
  readonly limit: string;
  readonly halt: string;
  readonly warnAction: LimitAction;
  readonly limitAction: LimitAction;
  readonly haltAction: LimitAction;
  readonly effectiveFrom: string;
  readonly effectiveTo: string;
  readonly note: string;
  readonly approvedBy: string;
  readonly approvedAt: string;
}

export type FormErrors = Readonly<Partial<Record<keyof LimitForm, string>>>;

/** What the panel can do with what was typed. */
export type CheckedForm =
  | { readonly ok: true; readonly input: LimitInput; readonly errors: FormErrors }
  | { readonly ok: false; readonly input: null; readonly errors: FormErrors };

/** A new limit on a metric for one portfolio, thresholds still open. */
export function newLimitForm(metric: MetricInfo, portfolio: string): LimitForm {
  return withMetric(
    {
      id: null,
      metric: metric.id,
      method: '',
      confidence: '',
      horizon: '',
      subject: '',
      count: '',
      participation: '',
      level: 'portfolio',
      portfolio,
      strategy: '',
      controlPoint: 'both',
      warn: '',
      limit: '',
      halt: '',
      warnAction: 'warn',
      limitAction: 'reject',
      haltAction: 'halt',
      effectiveFrom: '',
      effectiveTo: '',
      note: '',
      approvedBy: '',
      approvedAt: '',
    },
    metric,
  );
}

/** An existing limit as the panel shows it. */
export function formOfLimit(limit: Limit, metric: MetricInfo): LimitForm {
  const { parameters, scope } = limit;
  const text = (value: number | undefined) => (value === undefined ? '' : String(value));
  return {
    id: limit.id,
    metric: limit.metric,
    method: parameters.method ?? '',
    confidence: parameters.confidence === undefined ? '' : shiftDecimalPoint(String(parameters.confidence), 2),
    horizon: text(parameters.horizon),
    subject: parameters.subject ?? '',
    count: text(parameters.count),
    participation: parameters.participation === undefined ? '' : shiftDecimalPoint(String(parameters.participation), 2),
    level: scope.level,
    portfolio: scope.portfolio ?? '',
    strategy: scope.strategy ?? '',
    controlPoint: limit.controlPoint,
    warn: thresholdToNatural(limit.warn, metric.unit),
    limit: thresholdToNatural(limit.limit, metric.unit),
    halt: thresholdToNatural(limit.halt, metric.unit),
    warnAction: limit.warnAction,
    limitAction: limit.limitAction,
    haltAction: limit.haltAction,
    effectiveFrom: limit.effectiveFrom ?? '',
    effectiveTo: limit.effectiveTo ?? '',
    note: limit.note,
    approvedBy: limit.approvedBy,
    approvedAt: limit.approvedAt ?? '',
  };
}

/** Turns the form to another metric: parameters it does not take are emptied, a scope it lacks is replaced. */
export function withMetric(form: LimitForm, metric: MetricInfo): LimitForm {
  const takes = (name: MetricInfo['parameters'][number]) => metric.parameters.includes(name);
  const keep = (name: 'method' | 'confidence' | 'horizon' | 'subject' | 'count' | 'participation', usual: string) =>
    takes(name) ? form[name] || usual : '';
  return {
    ...form,
    metric: metric.id,
    method: keep('method', metric.methods?.[0] ?? ''),
    confidence: keep('confidence', '99'),
    horizon: keep('horizon', '1'),
    subject: keep('subject', ''),
    count: keep('count', '10'),
    participation: keep('participation', '20'),
    level: metric.levels.includes(form.level) ? form.level : (metric.levels[0] ?? 'portfolio'),
  };
}

/** Checks what was typed; a message for every field that needs one, in words that say what to type. */
export function checkForm(form: LimitForm, metric: MetricInfo): CheckedForm {
  const errors: Partial<Record<keyof LimitForm, string>> = {};
  const thresholds = readThresholds(form, metric, errors);
  const parameters = readParameters(form, metric, errors);
  const scope = readScope(form);
  if (form.effectiveFrom !== '' && form.effectiveTo !== '' && form.effectiveTo < form.effectiveFrom) {
    errors.effectiveTo = 'The last day must not lie before the first';
  }
  if (form.approvedAt !== '' && form.approvedBy.trim() === '') errors.approvedBy = 'Say who approved it';
  if (Object.keys(errors).length > 0) return { ok: false, input: null, errors };

  const parsed = limitInput.safeParse({
    ...(form.id === null ? {} : { id: form.id }),
    metric: form.metric,
    parameters,
    scope,
    controlPoint: form.controlPoint,
    ...thresholds,
    warnAction: form.warnAction,
    limitAction: form.limitAction,
    haltAction: form.haltAction,
    effectiveFrom: form.effectiveFrom || null,
    effectiveTo: form.effectiveTo || null,
    note: form.note,
    approvedBy: form.approvedBy.trim(),
    approvedAt: form.approvedAt || null,
  });
  if (parsed.success) return { ok: true, input: parsed.data, errors };
  for (const issue of parsed.error.issues) {
    const field = issue.path.at(-1);
    if (typeof field === 'string' && field in form) errors[field as keyof LimitForm] ??= sentence(issue.message);
  }
  return { ok: false, input: null, errors };
}

function readThresholds(
  form: LimitForm,
  metric: MetricInfo,
  errors: Partial<Record<keyof LimitForm, string>>,
): Record<ThresholdName, string | null> {
  const stored: Record<ThresholdName, string | null> = { warn: null, limit: null, halt: null };
  for (const name of thresholdNames) {
    const typed = thresholdFromNatural(form[name], metric.unit);
    if (typed.ok) stored[name] = typed.stored;
    else errors[name] = typed.why;
  }
  return stored;
}

function readParameters(
  form: LimitForm,
  metric: MetricInfo,
  errors: Partial<Record<keyof LimitForm, string>>,
): LimitInput['parameters'] {
  const takes = (name: MetricInfo['parameters'][number]) => metric.parameters.includes(name);
  const confidence = Number(shiftedOrNothing(form.confidence));
  const horizon = wholeNumber(form.horizon);
  const count = wholeNumber(form.count);
  const participation = Number(shiftedOrNothing(form.participation));
  if (takes('confidence') && !(confidence > 0.5 && confidence < 1)) {
    errors.confidence = 'Give a confidence above 50 % and below 100 %';
  }
  if (takes('horizon') && !(horizon >= 1 && horizon <= 250)) errors.horizon = 'Give whole days from 1 to 250';
  if (takes('count') && !(count >= 1 && count <= 1000)) errors.count = 'Give a whole number from 1 to 1,000';
  if (takes('participation') && !(participation > 0 && participation <= 1)) {
    errors.participation = 'Give a share above 0 % and up to 100 %';
  }
  if (takes('method') && form.method === '') errors.method = 'Choose a method';
  const subject = form.subject.trim();
  return {
    ...(takes('method') ? { method: form.method } : {}),
    ...(takes('confidence') ? { confidence } : {}),
    ...(takes('horizon') ? { horizon } : {}),
    ...(takes('subject') && subject !== '' ? { subject } : {}),
    ...(takes('count') ? { count } : {}),
    ...(takes('participation') ? { participation } : {}),
  };
}

function readScope(form: LimitForm): LimitScope {
  const portfolio = form.portfolio.trim();
  const strategy = form.strategy.trim();
  return {
    level: form.level,
    ...(form.level !== 'workspace' && portfolio !== '' ? { portfolio } : {}),
    ...(form.level === 'strategy' && strategy !== '' ? { strategy } : {}),
  };
}

function shiftedOrNothing(perCent: string): string {
  const plain = perCent.trim().replace(',', '.');
  return /^\d{1,3}(\.\d{1,8})?$/.test(plain) ? shiftDecimalPoint(plain, -2) : '';
}

function wholeNumber(text: string): number {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
