import { DomainError } from '../../../src-core/domain-error.ts';
import { type Store, type StoredRun } from '../../store/store.ts';
import { type Session, type UseCase } from '../context.ts';
import { fileNamePart } from '../file-name-part.ts';
import { interruptedTrainings } from './interrupted.ts';
import { storedTraining, trainingArtefacts, trainingKind, trainingSummary } from './stored-training.ts';

export const listTrainings: UseCase<'training.list', Session> = ({ store, version }, { portfolio }) => ({
  trainings: store.computedRuns(trainingKind, portfolio).map((id) => trainingSummary(store, store.run(id))),
  interrupted: interruptedTrainings(store, version).filter(
    (training) => portfolio === undefined || training.portfolio === portfolio,
  ),
});

export const showTraining: UseCase<'training.show', Session> = ({ store }, { id }) =>
  storedTraining(store, trainingRun(store, id));

export const trainingModel: UseCase<'training.model', Session> = ({ store }, { id }) => {
  const run = trainingRun(store, id);
  return {
    name: `lstm-${fileNamePart(run.portfolio ?? '')}-run-${id}.json`,
    text: store.artefact(id, trainingArtefacts.model),
  };
};

function trainingRun(store: Store, id: number): StoredRun {
  const run = store.run(id);
  if (run.kind === trainingKind) return run;
  throw new DomainError('UNKNOWN_MODEL', `Run ${id} is of kind ${run.kind}, not a training`, {
    remedy: 'Choose a run that training.list names',
  });
}
