import { type CommandSession } from '../session.ts';

/** The options of `plimsoll experiments`, whatever the action. */
export interface ExperimentOptions {
  readonly kind?: readonly string[];
  readonly portfolio?: string;
  readonly tag?: readonly string[];
  readonly text?: string;
  readonly where?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly champions?: true;
  readonly sort?: string;
  readonly ascending?: true;
  readonly columns?: readonly string[];
  readonly limit?: number;
  readonly offset?: number;
  readonly untag?: readonly string[];
  readonly title?: string;
  readonly pin?: boolean;
  readonly keep?: number;
  readonly before?: string;
  readonly apply?: true;
  readonly method?: string;
  readonly reason?: string;
  readonly by?: string;
  readonly format?: 'json' | 'mlflow';
  readonly out?: string;
  readonly json?: true;
}

/** What an action gives: the document for `--json` and the text for a person. */
export interface Shown {
  readonly document: unknown;
  readonly text: string;
}

export interface ExperimentAction {
  /** What stands after the action's name, as the help says it. */
  readonly usage: string;
  /** How many of those there may be. */
  readonly least: number;
  readonly most: number;
  show(session: CommandSession, given: readonly string[], options: ExperimentOptions): Promise<Shown>;
}
