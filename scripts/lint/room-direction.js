import path from 'node:path';

/**
 * The rooms of the house, lowest first within each branch, and the rooms each may import besides itself.
 * docs/architecture.md draws the same picture.
 */
const rooms = [
  { path: 'src-core/contract', may: ['src-core'] },
  { path: 'src-core', may: [], notRooms: ['src-core/contract'] },
  { path: 'src-main/files', may: ['src-core'] },
  { path: 'src-main/store', may: ['src-core'] },
  { path: 'src-main/engine', may: ['src-core', 'src-main/files'] },
  {
    path: 'src-main/workspace',
    may: ['src-core', 'src-main/engine', 'src-main/store', 'src-main/files', 'resources'],
  },
  { path: 'src-main/hosts', may: ['src-core/contract', 'src-core', 'src-main/workspace', 'resources'] },
  { path: 'src-renderer', may: ['src-core', 'resources'] },
];

/** Packages that only one room may know. */
const ownedPackages = {
  electron: 'src-main/hosts/electron',
  'better-sqlite3': 'src-main/store',
  piscina: 'src-main/engine',
  svelte: 'src-renderer',
  'chart.js': 'src-renderer',
};

const under = (file, folder) => file === folder || file.startsWith(folder + '/');
const roomOf = (file) => rooms.find((room) => under(file, room.path));

/** Forbids imports that go upward or sideways between rooms, runtime modules in the pure core, and borrowed packages. */
export const roomDirection = {
  meta: { type: 'problem', schema: [], messages: { forbidden: '{{why}}' } },
  create(context) {
    const root = context.cwd.replaceAll('\\', '/');
    const file = path.relative(root, context.filename).replaceAll('\\', '/');
    const room = roomOf(file);
    if (!room) return {};

    const check = (node, source, typeOnly) => {
      const report = (why) => context.report({ node, messageId: 'forbidden', data: { why } });
      if (source.startsWith('.')) {
        const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), source));
        const targetRoom = roomOf(target);
        const allowed =
          targetRoom === room ||
          room.may.some((folder) => under(target, folder) && !(room.notRooms ?? []).some((no) => under(target, no)));
        if (!allowed) report(`${room.path} may not import ${target}`);
        if (
          under(file, 'src-renderer') &&
          under(target, 'src-core') &&
          !under(target, 'src-core/contract') &&
          !typeOnly
        )
          report('the window takes values from the contract only; core may be imported as types');
        return;
      }
      const owner = Object.entries(ownedPackages).find(([name]) => source === name || source.startsWith(name + '/'));
      if (owner && !under(file, owner[1])) report(`${owner[0]} is known to ${owner[1]} only`);
      if (under(file, 'src-core') && source.startsWith('node:')) report('core is pure: no Node modules');
      if (under(file, 'src-renderer') && source.startsWith('node:')) report('the window has no Node modules');
    };

    const visit = (node) => {
      if (node.source?.value) check(node, node.source.value, node.importKind === 'type' || node.exportKind === 'type');
    };
    return {
      ImportDeclaration: visit,
      ExportNamedDeclaration: visit,
      ExportAllDeclaration: visit,
      ImportExpression: visit,
    };
  },
};
