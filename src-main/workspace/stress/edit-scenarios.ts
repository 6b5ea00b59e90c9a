import { type Session, type UseCase } from '../context.ts';

export const saveScenario: UseCase<'stress.save', Session> = ({ store }, scenario) =>
  store.editScenarios([scenario], `scenario ${scenario.name}`)[0]!;

export const removeScenario: UseCase<'stress.remove', Session> = ({ store }, { id }) => {
  store.removeScenario(id);
  return null;
};

export const scenarioVersions: UseCase<'stress.versions', Session> = ({ store }, { id }) => store.scenarioVersions(id);
