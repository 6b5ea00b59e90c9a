/** Lets one piece of work run at a time, in the order of asking. A piece that fails does not stop the next. */
export interface WriteQueue {
  enter<Result>(work: () => Result | Promise<Result>): Promise<Result>;
}

export function createWriteQueue(): WriteQueue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    enter(work) {
      const turn = last.then(work);
      last = turn.catch(() => {});
      return turn;
    },
  };
}
