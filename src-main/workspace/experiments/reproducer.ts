import { type StoredRun } from '../../store/store.ts';
import { type CallOptions, type Session } from '../context.ts';

/** What makes runs of one kind again. One file exports one and the registry of reproducers lists it. */
export interface Reproducer {
  readonly kind: string;
  /**
   * Versions of the program from which on figures of this kind are defined otherwise, and what changed: runs of earlier ones are
   * not recomputed.
   */
  readonly changedIn?: readonly { readonly version: string; readonly what: string }[];
  /**
   * Computes a run again from what it recorded. The session may be one over a rebuilt copy of the workspace; nothing is written.
   *
   * @returns the artefacts that can be compared, as canonical JSON, by name; `result` among them
   */
  recompute(session: Session, run: StoredRun, options: CallOptions): Promise<Readonly<Record<string, string>>>;
}
