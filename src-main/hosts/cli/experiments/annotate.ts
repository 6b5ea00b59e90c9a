import { DomainError } from '../../../../src-core/contract/index.ts';
import { type ExperimentAction } from './action.ts';
import { required, runNumbers } from './filter.ts';

const numbered = /^#?\d+$/;

/** `tag ID… name=value…`, with `--untag name`. */
export const tag: ExperimentAction = {
  usage: 'ID… [NAME=VALUE…] [--untag NAME]',
  least: 1,
  most: 5000,
  async show(session, given, { untag }) {
    const ids = runNumbers(given.filter((text) => numbered.test(text)));
    const pairs = given.filter((text) => !numbered.test(text)).map((text) => text.split(/=(.*)/s));
    if (ids.length === 0 || (pairs.length === 0 && !untag)) {
      throw new DomainError('INVALID_INPUT', 'experiments tag takes run numbers and tags as name=value', {
        kept: 'Nothing was changed',
      });
    }
    const tags = Object.fromEntries(pairs.map(([name, value = '']) => [name!, value]));
    await session.invoke('experiments.edit', { ids, change: { tags, ...(untag && { untag: [...untag] }) } });
    return { document: { runs: ids, tags, untagged: untag ?? [] }, text: `Tagged ${runsOf(ids)}` };
  },
};

/** `note ID [text]`, with `--title` and `--pin`, `--no-pin`. */
export const note: ExperimentAction = {
  usage: 'ID [TEXT] [--title TEXT] [--pin|--no-pin]',
  least: 1,
  most: 2,
  async show(session, [id, text], { title, pin }) {
    const ids = runNumbers([required(id, 'The number of a run')]);
    if (text === undefined && title === undefined && pin === undefined) required(undefined, 'A text, --title or --pin');
    const change = {
      ...(text !== undefined && { note: text }),
      ...(title !== undefined && { title }),
      ...(pin !== undefined && { pinned: pin }),
    };
    await session.invoke('experiments.edit', { ids, change });
    return { document: { runs: ids, ...change }, text: `Changed ${runsOf(ids)}` };
  },
};

const runsOf = (ids: readonly number[]) => (ids.length === 1 ? `run ${ids[0]}` : `${ids.length} runs`);
