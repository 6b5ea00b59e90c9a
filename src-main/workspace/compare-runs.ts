import { type RunComparison, type RunDetail } from '../../src-core/contract/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Session, type UseCase } from './context.ts';

export const compareRuns: UseCase<'runs.compare', Session> = ({ store }, { a, b }) => {
  const first = store.run(a);
  const second = store.run(b);
  return {
    a: first,
    b: second,
    parameters: differingParameters(first.parameters, second.parameters),
    metrics: comparedMetrics(first, second),
  };
};

function differingParameters(a: unknown, b: unknown): RunComparison['parameters'] {
  const first = parameterTexts(a);
  const second = parameterTexts(b);
  return [...new Set([...first.keys(), ...second.keys()])]
    .map((name) => ({ name, a: first.get(name) ?? '', b: second.get(name) ?? '' }))
    .filter((row) => row.a !== row.b);
}

function parameterTexts(parameters: unknown): ReadonlyMap<string, string> {
  if (typeof parameters !== 'object' || parameters === null) return new Map();
  return new Map(
    Object.entries(parameters).map(([name, value]) => [name, typeof value === 'string' ? value : canonicalJson(value)]),
  );
}

function comparedMetrics(a: RunDetail, b: RunDetail): RunComparison['metrics'] {
  const names = new Set([...Object.keys(a.metrics), ...Object.keys(b.metrics)]);
  return [...names].map((name) => {
    const first = a.metrics[name] ?? null;
    const second = b.metrics[name] ?? null;
    return { name, a: first, b: second, difference: first === null || second === null ? null : second - first };
  });
}
