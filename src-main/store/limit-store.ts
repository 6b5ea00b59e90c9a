import { type Database } from 'better-sqlite3';
import { DomainError } from '../../src-core/domain-error.ts';
import { type BreachHappening } from '../../src-core/limits/breach-event.ts';
import { type Breach, type Limit } from '../../src-core/limits/limit.ts';
import { type AuditLog } from './audit-log.ts';
import { type ChangeRecorder } from './change-set.ts';
import { type Writing } from './model-store.ts';
import { breachRepository } from './repositories/breaches.ts';
import { haltRepository } from './repositories/halts.ts';
import { limitImage, limitRepository } from './repositories/limits.ts';
import { orderCheckAction, orderCheckRepository } from './repositories/order-checks.ts';
import { type Store } from './store.ts';

type LimitMethods =
  | 'limits'
  | 'editLimit'
  | 'editLimits'
  | 'removeLimit'
  | 'breaches'
  | 'breach'
  | 'breachEvents'
  | 'saveBreaches'
  | 'changeBreach'
  | 'halts'
  | 'addHalts'
  | 'resetHalt'
  | 'addOrderCheck'
  | 'orderChecks';

/** The part of the store about limits, breaches of them and halts. Everything a person or a run does there is in the audit log. */
export function limitStore(database: Database, audit: AuditLog, { write, edit }: Writing): Pick<Store, LimitMethods> {
  const limits = limitRepository(database);
  const breaches = breachRepository(database);
  const halts = haltRepository(database);
  const orderChecks = orderCheckRepository(database);

  function putLimit(recorder: ChangeRecorder, limit: Limit): Limit {
    if (recorder.put('limits', limitImage(limit)) !== 'unchanged') {
      audit.note('save limit', `limit ${limit.id}`, limit);
    }
    return limit;
  }

  function dropLimit(recorder: ChangeRecorder, id: number): void {
    const limit = limits.find(id);
    recorder.remove('limits', { id });
    audit.note('remove limit', `limit ${id}`, limit);
  }

  function noteBreach(
    breach: Breach,
    happened: BreachHappening,
    by: { at: string; actor: string; run: number | null },
  ) {
    breaches.note({ breachId: breach.id, ...happened, ...by });
    audit.append({
      at: by.at,
      actor: by.actor,
      action: `breach ${happened.kind}`,
      subject: `breach ${breach.id}`,
      detail: JSON.stringify({ text: happened.text, run: by.run, breach }),
    });
  }

  return {
    limits: limits.all,
    editLimit: (limit) =>
      edit(limit.id === undefined ? 'new limit' : `change of limit ${limit.id}`, false, (recorder) => {
        const id = limit.id === undefined ? limits.nextId() : limits.find(limit.id).id;
        return putLimit(recorder, { ...limit, id });
      }),
    editLimits: ({ add, change, remove }, label) =>
      edit(label, false, (recorder) => {
        for (const id of remove) dropLimit(recorder, id);
        const changed = change.map((limit) => putLimit(recorder, { ...limit, id: limits.find(limit.id).id }));
        return [...changed, ...add.map((limit) => putLimit(recorder, { ...limit, id: limits.nextId() }))];
      }),
    removeLimit: (id) => edit(`removal of limit ${id}`, false, (recorder) => dropLimit(recorder, id)),

    breaches: breaches.all,
    breach: breaches.find,
    breachEvents: breaches.events,
    saveBreaches: ({ open, update }, { run, at }) =>
      write(() => {
        const by = { at, actor: 'run', run };
        for (const { breach, happened } of open) {
          const stored = { id: breaches.open(breach), ...breach };
          for (const event of happened) noteBreach(stored, event, by);
        }
        for (const { breach, happened } of update) {
          breaches.update(breach);
          for (const event of happened) noteBreach(breach, event, by);
        }
      }),
    changeBreach: (breach, happened, by) =>
      write(() => {
        breaches.update(breach);
        noteBreach(breach, happened, { ...by, run: null });
      }),

    halts: halts.all,
    addHalts: (added) =>
      write(() => {
        for (const halt of added) {
          const id = halts.add(halt);
          audit.append({
            at: halt.at,
            actor: 'run',
            action: 'halt',
            subject: `halt ${id}`,
            detail: JSON.stringify({ ...halt, id }),
          });
        }
      }),
    resetHalt: (id, { at, actor, reason }) =>
      write(() => {
        const halt = halts.find(id);
        if (halt.resetAt !== null) {
          throw new DomainError('INVALID_INPUT', `Halt ${id} was reset already by ${halt.resetBy}`, {
            kept: 'Nothing was changed',
          });
        }
        halts.reset(id, at, actor, reason);
        const after = halts.find(id);
        audit.append({ at, actor, action: 'reset halt', subject: `halt ${id}`, detail: JSON.stringify(after) });
        return after;
      }),

    addOrderCheck: (check) =>
      write(() => {
        const recorded = { ...check, actor: 'user' };
        const id = orderChecks.add(recorded);
        audit.note(orderCheckAction, `check ${id}, ${check.portfolio}`, { id, ...recorded });
        return id;
      }),
    orderChecks: orderChecks.newest,
  };
}
