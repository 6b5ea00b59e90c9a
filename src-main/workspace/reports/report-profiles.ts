import { type ReportProfile } from '../../../src-core/contract/index.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type Store } from '../../store/store.ts';
import { type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';

export const listReportProfiles: UseCase<'report.profiles', Session> = ({ store }, { portfolio }) =>
  store.reportProfiles(choosePortfolio(store, portfolio));

export const saveReportProfile: UseCase<'report.saveProfile', Session> = ({ store }, { portfolio, profile }) => {
  store.saveReportProfile(choosePortfolio(store, portfolio), profile);
  return profile;
};

export const removeReportProfile: UseCase<'report.removeProfile', Session> = ({ store }, { portfolio, name }) => {
  const owner = choosePortfolio(store, portfolio);
  findProfile(store, owner, name);
  store.removeReportProfile(owner, name);
  return null;
};

/** @throws DomainError UNKNOWN_RECORD, naming the profiles there are */
export function findProfile(store: Store, portfolio: string, name: string): ReportProfile {
  const profiles = store.reportProfiles(portfolio);
  const found = profiles.find((profile) => profile.name === name);
  if (found) return found;
  throw new DomainError('UNKNOWN_RECORD', `${portfolio} has no report profile ${name}`, {
    kept: 'Nothing was changed',
    remedy:
      profiles.length === 0
        ? 'Save one in the window under Limits → Report'
        : `Choose one of: ${profiles.map((profile) => profile.name).join(', ')}`,
  });
}
