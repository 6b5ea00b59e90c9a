import { type WorkspaceSettings } from '../../src-core/contract/index.ts';
import { type Session, type UseCase } from './context.ts';

export const saveSettings: UseCase<'settings.save', Session> = ({ store, engine }, changes) => {
  // Fields left out keep their value.
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const settings = store.editSettings(given as Partial<WorkspaceSettings>);
  engine.resize(settings.workers);
  return settings;
};
