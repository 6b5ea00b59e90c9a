import { z } from 'zod';
import { declare } from './operation.ts';
import { empty } from './schemas.ts';

export interface VerifyFinding {
  readonly severity: 'error' | 'warning';
  readonly what: string;
  readonly where: string;
}

export interface Verification {
  readonly ok: boolean;
  /** Each check by name with its outcome. */
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
  readonly findings: readonly VerifyFinding[];
}

export interface DataIssue {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly title: string;
  readonly affects: string;
  readonly remedy: string;
  readonly count: number;
}

const path = z.string().min(1).max(4096);

export const upkeepOperations = {
  'data.health': declare('query', 'workspace', empty).returns<readonly DataIssue[]>(),
  'workspace.verify': declare('task', 'workspace', empty).returns<Verification>(),
  'workspace.backup': declare('task', 'workspace', z.strictObject({ path })).returns<{
    readonly path: string;
    readonly bytes: number;
  }>(),
};
