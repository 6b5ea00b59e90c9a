import { builtinModules } from 'node:module';
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const { dependencies, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const packages = ['electron', ...Object.keys(dependencies)];

export default defineConfig({
  publicDir: false,
  // Development dependencies are bundled, of each only what is used; only what the package lists stays outside.
  ssr: { noExternal: true },
  define: { __PLIMSOLL_VERSION__: JSON.stringify(version) },
  build: {
    target: 'node24',
    ssr: true,
    outDir: 'out/main',
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        cli: 'src-main/hosts/cli/main.ts',
        electron: 'src-main/hosts/electron/main.ts',
        worker: 'src-main/engine/worker.ts',
      },
      external: (id) =>
        id.startsWith('node:') ||
        builtinModules.includes(id) ||
        packages.some((name) => id === name || id.startsWith(name + '/')),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
