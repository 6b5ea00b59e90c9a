import { z } from 'zod';
import { type ErrorReport } from '../domain-error.ts';
import { declare } from './operation.ts';
import { empty } from './schemas.ts';

export interface RecentWorkspace {
  readonly path: string;
  readonly name: string;
  readonly openedAt: string;
  readonly exists: boolean;
}

export interface OpenWorkspace {
  readonly path: string;
  readonly name: string;
  readonly sample: boolean;
  readonly readOnly: boolean;
}

/** A workspace that could not be opened as usual, and the ways out. */
export interface WorkspaceProblem {
  readonly path: string;
  readonly error: ErrorReport;
  readonly canOpenReadOnly: boolean;
  /** Newest backup that opens and passes its integrity check. */
  readonly backup: { readonly path: string; readonly createdAt: string } | null;
}

export interface ApplicationStatus {
  readonly version: string;
  readonly host: 'electron' | 'browser' | 'cli';
  readonly workspace: OpenWorkspace | null;
  readonly problem: WorkspaceProblem | null;
  readonly recent: readonly RecentWorkspace[];
  /** Folder new workspaces are put in unless the user says otherwise. */
  readonly defaultFolder: string;
}

export interface TaskState {
  readonly id: number;
  readonly operation: string;
  readonly label: string;
  readonly stage: string;
  /** 0…1, or null where the size is not known yet. */
  readonly fraction: number | null;
  /** Human-readable rate, for instance `412 k rows/s`; empty when there is none. */
  readonly rate: string;
  readonly startedAt: string;
  readonly remainingSeconds: number | null;
  /** Figures by step so far, by name, of tasks that are watched as they go; null = none. */
  readonly curves: Readonly<Record<string, readonly number[]>> | null;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly error: ErrorReport | null;
}

/** What a host pushes to its window. */
export type ApplicationEvent =
  | { readonly type: 'task'; readonly task: TaskState }
  | { readonly type: 'workspace'; readonly workspace: OpenWorkspace | null }
  | { readonly type: 'changed'; readonly datasetVersion: string };

const workspacePath = z.string().min(1).max(4096);

export const applicationOperations = {
  'application.status': declare('query', 'application', empty).returns<ApplicationStatus>(),
  /** Makes (or reopens) the sample workspace, its risk computed. Without a path: in the default folder; with one: a new file there. */
  'workspace.sample': declare(
    'task',
    'application',
    z.strictObject({ path: workspacePath.optional() }),
  ).returns<OpenWorkspace>(),
  'workspace.create': declare(
    'command',
    'application',
    z.strictObject({ path: workspacePath }),
  ).returns<OpenWorkspace>(),
  'workspace.open': declare(
    'command',
    'application',
    z.strictObject({ path: workspacePath, readOnly: z.boolean().optional() }),
  ).returns<OpenWorkspace>(),
  'workspace.close': declare('command', 'application', empty).returns<null>(),
  /** Writes a good copy of a backup to a new file and opens that. */
  'workspace.restore': declare(
    'task',
    'application',
    z.strictObject({ backup: workspacePath, path: workspacePath }),
  ).returns<OpenWorkspace>(),
  'tasks.list': declare('query', 'application', empty).returns<readonly TaskState[]>(),
  'tasks.cancel': declare('command', 'application', z.strictObject({ id: z.int() })).returns<boolean>(),
};
