/** What retention asks of a run. */
export interface RetentionCandidate {
  readonly id: number;
  readonly kind: string;
  readonly portfolio: string | null;
  /** Computed here, computed here on rebuilt data, or imported. */
  readonly origin: string;
  readonly createdAt: string;
  readonly parent: number | null;
  /** The factor model version it is the run of, and the one it was computed with. */
  readonly model: number | null;
  readonly usedModel: number | null;
  readonly pinned: boolean;
  /** What else stands on it, in the user's words. */
  readonly references: readonly string[];
}

export interface RetentionRule {
  /** Newest runs kept of each kind, portfolio and origin. */
  readonly keep: number;
  /** Absent = all. */
  readonly kinds?: readonly string[] | undefined;
  readonly portfolio?: string | undefined;
  /** ISO day; only runs made before it go. */
  readonly before?: string | undefined;
}

export interface RetentionDecision<Run> {
  readonly remove: readonly Run[];
  /** Runs the rule alone would remove, with what holds them. */
  readonly held: readonly { readonly run: Run; readonly reasons: readonly string[] }[];
}

/**
 * Decides which runs go. A run that anything stands on stays: one that is pinned, that a breach, halt, check or champion refers to,
 * that a staying run continues, or whose factor model a staying run was computed with.
 *
 * @param runs all of them, whatever the rule is about
 * @returns both lists by id, ascending
 */
export function decideRetention<Run extends RetentionCandidate>(
  runs: readonly Run[],
  rule: RetentionRule,
): RetentionDecision<Run> {
  const leaving = new Map(beyondRule(runs, rule).map((run) => [run.id, run]));
  const held = new Map<number, { readonly run: Run; readonly reasons: readonly string[] }>();
  const hold = (run: Run, reasons: readonly string[]) => {
    leaving.delete(run.id);
    held.set(run.id, { run, reasons });
  };
  for (const run of [...leaving.values()]) {
    const reasons = [...(run.pinned ? ['it is pinned'] : []), ...run.references];
    if (reasons.length > 0) hold(run, reasons);
  }
  const continuing = groupBy(runs, ({ parent }) => parent);
  const users = groupBy(runs, ({ usedModel }) => usedModel);
  const runOfModel = groupBy(runs, ({ model }) => model);
  const stays = ({ id }: Run) => !leaving.has(id);
  // Each run that stays may hold others: round after round, until one holds none.
  let staying = runs.filter(stays);
  while (staying.length > 0) {
    const stoodOn = new Set(
      staying.flatMap(({ parent, usedModel }) => [
        ...(parent === null ? [] : [parent]),
        ...(usedModel === null ? [] : (runOfModel.get(usedModel) ?? []).map(({ id }) => id)),
      ]),
    );
    const holding = [...stoodOn].flatMap((id) => leaving.get(id) ?? []);
    const reasons = holding.map((run) => [
      ...(continuing.get(run.id) ?? []).filter(stays).map(({ id }) => `run ${id} continues it`),
      ...(run.model === null ? [] : (users.get(run.model) ?? []))
        .filter(stays)
        .map(({ id }) => `run ${id} was computed with its model`),
    ]);
    holding.forEach((run, i) => hold(run, reasons[i]!));
    staying = holding;
  }
  const ascending = (a: number, b: number) => a - b;
  return {
    remove: [...leaving.values()].sort((a, b) => ascending(a.id, b.id)),
    held: [...held.values()].sort((a, b) => ascending(a.run.id, b.run.id)),
  };
}

function groupBy<Run>(runs: readonly Run[], keyOf: (run: Run) => number | null): ReadonlyMap<number, readonly Run[]> {
  const groups = new Map<number, Run[]>();
  for (const run of runs) {
    const key = keyOf(run);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(run);
    else groups.set(key, [run]);
  }
  return groups;
}

/**
 * Runs the rule speaks of, less the newest of each kind, portfolio and origin: an imported run is given a high number whenever it was
 * computed, and takes no place of the workspace's own.
 */
function beyondRule<Run extends RetentionCandidate>(runs: readonly Run[], rule: RetentionRule): readonly Run[] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    if (rule.kinds && !rule.kinds.includes(run.kind)) continue;
    if (rule.portfolio !== undefined && run.portfolio !== rule.portfolio) continue;
    const key = JSON.stringify([run.kind, run.portfolio, run.origin]);
    const group = groups.get(key);
    if (group) group.push(run);
    else groups.set(key, [run]);
  }
  return [...groups.values()]
    .flatMap((group) => group.toSorted((a, b) => b.id - a.id).slice(rule.keep))
    .filter(({ createdAt }) => rule.before === undefined || createdAt.slice(0, 10) < rule.before);
}
