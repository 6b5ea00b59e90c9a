import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readScenarioFile } from '../../../src-core/contract/scenario-file.ts';
import { scenarioFile } from '../../../src-core/contract/stress.ts';
import { unavailableReason } from '../../../src-core/stress/evaluate-scenario.ts';
import { evaluateScenarios } from '../../../src-core/stress/stress-rows.ts';
import library from '../../../resources/stress-scenarios.json' with { type: 'json' };
import schema from '../../../resources/stress-scenario.schema.json' with { type: 'json' };
import { stress, trialMarket, trialModel } from './stress-market.ts';

const { scenarios } = readScenarioFile(JSON.stringify(library));

describe('the library of scenarios', () => {
  it('is a valid scenario file, with each id once', () => {
    expect(scenarios).toHaveLength(library.scenarios.length);
  });

  it('has every scenario’s name and description, and a part', () => {
    for (const { name, description, parts } of scenarios) {
      expect(name.length * description.length * parts.length).toBeGreaterThan(0);
    }
  });

  it('is computed, or says why it is not, on a portfolio without a model and with one', () => {
    for (const market of [trialMarket(), trialMarket({ model: trialModel() })]) {
      for (const { row, result } of evaluateScenarios(scenarios, market)) {
        if (result) expect(Number.isFinite(row.loss)).toBe(true);
        else expect(row.reason).toMatch(/\w/);
      }
    }
  });

  it('uses windows of the past where the history covers them, and says from when to when it does not', () => {
    const market = trialMarket();
    const reasonOf = (id: string) =>
      unavailableReason(
        scenarios.find((scenario) => scenario.id === id)!,
        market,
      );
    expect(reasonOf('pandemic-2020')).toBeNull();
    expect(reasonOf('black-monday-1987')).toContain('begins on 2020-01-02');
    expect(reasonOf('inflation-2022')).toContain('ends on');
    const { paths } = stress(market, { kind: 'replay', from: '2020-02-20', to: '2020-03-23' });
    expect(paths[0]!.dates.at(0)).toBe('2020-02-20');
    expect(paths[0]!.dates.at(-1)).toBe('2020-03-23');
  });
});

describe('the published schema', () => {
  it('is that of the files that are read', () => {
    const made = { title: 'Stress scenarios', ...z.toJSONSchema(scenarioFile, { io: 'input' }) };
    expect(schema).toEqual(JSON.parse(JSON.stringify(made)));
  });
});
