import { type BreachAction } from '../../../src-core/contract/index.ts';

/** What a change of a breach asks for, and how it reads. */
export interface ActionForm {
  readonly label: string;
  /** What its text is; absent = none is asked for. */
  readonly text?: { readonly label: string; readonly required: boolean };
  readonly until?: boolean;
  readonly owner?: { readonly required: boolean };
  readonly done: string;
}

export const actionForms: Readonly<Record<BreachAction, ActionForm>> = {
  acknowledge: {
    label: 'Acknowledge',
    text: { label: 'Comment', required: false },
    owner: { required: false },
    done: 'The breach is acknowledged',
  },
  waive: {
    label: 'Waive',
    text: { label: 'Reason', required: true },
    until: true,
    done: 'The breach is waived',
  },
  'withdraw-waiver': {
    label: 'Withdraw the waiver',
    text: { label: 'Reason', required: true },
    done: 'The waiver is withdrawn',
  },
  assign: { label: 'Assign', owner: { required: true }, done: 'The breach has a new owner' },
  comment: { label: 'Comment', text: { label: 'Comment', required: true }, done: 'The comment is kept' },
};
