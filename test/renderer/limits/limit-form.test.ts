import { describe, expect, it } from 'vitest';
import { type Limit, type MetricInfo } from '../../../src-core/contract/index.ts';
import { checkForm, formOfLimit, newLimitForm, withMetric } from '../../../src-renderer/screens/limits/limit-form.ts';

const var99: MetricInfo = {
  id: 'var',
  label: 'Value at risk',
  unit: 'fraction',
  description: '',
  levels: ['portfolio', 'strategy'],
  parameters: ['method', 'confidence', 'horizon'],
  methods: ['historical', 'gaussian'],
};
const gross: MetricInfo = {
  id: 'gross-leverage',
  label: 'Gross leverage',
  unit: 'multiple',
  description: '',
  levels: ['portfolio'],
  parameters: [],
};
const stored: Limit = {
  id: 7,
  metric: 'var',
  parameters: { method: 'historical', confidence: 0.975, horizon: 10 },
  scope: { level: 'strategy', portfolio: 'Core', strategy: 'Value' },
  controlPoint: 'end-of-day',
  warn: '0.03',
  limit: '0.04',
  halt: null,
  warnAction: 'warn',
  limitAction: 'reduce',
  haltAction: 'halt',
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
  note: 'Board, March',
  approvedBy: 'R. Officer',
  approvedAt: '2026-01-02',
};

describe('the limit form', () => {
  it('gives back the limit it was opened with', () => {
    const checked = checkForm(formOfLimit(stored, var99), var99);
    expect(checked.errors).toEqual({});
    expect(checked.input).toEqual(stored);
  });

  it('shows fractions in per cent', () => {
    const form = formOfLimit(stored, var99);
    expect([form.warn, form.limit, form.halt, form.confidence]).toEqual(['3', '4', '', '97.5']);
  });

  it('starts a new limit with the parameters its metric takes', () => {
    const form = newLimitForm(var99, 'Core');
    expect([form.method, form.confidence, form.horizon, form.count]).toEqual(['historical', '99', '1', '']);
  });

  it('wants at least one threshold', () => {
    expect(checkForm(newLimitForm(var99, 'Core'), var99).errors.limit).toMatch(/at least one threshold/);
  });

  it('wants thresholds that rise', () => {
    const form = { ...newLimitForm(var99, 'Core'), warn: '5', limit: '4' };
    expect(checkForm(form, var99).errors.warn).toMatch(/warn < limit < halt/);
  });

  it('names every field that cannot be read', () => {
    const form = { ...newLimitForm(var99, 'Core'), warn: 'three', limit: '4', confidence: '40', horizon: '1.5' };
    expect(Object.keys(checkForm(form, var99).errors).toSorted()).toEqual(['confidence', 'horizon', 'warn']);
  });

  it('refuses a last day before the first', () => {
    const form = { ...formOfLimit(stored, var99), effectiveTo: '2025-12-31' };
    expect(checkForm(form, var99).errors.effectiveTo).toBeDefined();
  });

  it('refuses a day of approval without an approver', () => {
    const form = { ...formOfLimit(stored, var99), approvedBy: ' ' };
    expect(checkForm(form, var99).errors.approvedBy).toBeDefined();
  });

  it('empties parameters and scope that another metric does not take', () => {
    const form = withMetric(formOfLimit(stored, var99), gross);
    expect([form.method, form.confidence, form.horizon, form.level]).toEqual(['', '', '', 'portfolio']);
    expect(checkForm({ ...form, warn: '1.5', limit: '2' }, gross).input?.parameters).toEqual({});
  });
});
