import { type Scenario } from './scenario.ts';

/** The symbols that scenarios name as proxies, each once, in the order of the alphabet. */
export function namedProxies(scenarios: readonly Scenario[]): readonly string[] {
  const named = scenarios.flatMap(({ parts }) =>
    parts.flatMap((part) => ('proxies' in part ? (part.proxies ?? []) : []).flatMap(({ proxy }) => proxy ?? [])),
  );
  return [...new Set(named)].sort();
}
