import { type Limit } from './limit.ts';

/** A named set of limits that suits a kind of mandate. */
export interface LimitTemplate {
  readonly label: string;
  readonly description: string;
  readonly limits: readonly Omit<Limit, 'id'>[];
}

/** The template's limits, those of portfolio and strategy scope set on one portfolio. */
export function instantiateTemplate(template: LimitTemplate, portfolio: string): readonly Omit<Limit, 'id'>[] {
  return template.limits.map((limit) =>
    limit.scope.level === 'workspace' ? limit : { ...limit, scope: { ...limit.scope, portfolio } },
  );
}
