/**
 * Puts the compiled modules together into few files: at the start of a command, opening files is most of the time.
 * The packages go in with them: what was tested is what runs, and an installation fetches nothing else.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import commonjsPlugin from '@rollup/plugin-commonjs';
import jsonPlugin from '@rollup/plugin-json';
import resolvePlugin from '@rollup/plugin-node-resolve';
import terserPlugin from '@rollup/plugin-terser';
import { type GetModuleInfo, rollup } from '@rollup/wasm-node';
import { licencesOf } from './licences.js';

// Their types say that the function stands under `default` once more; it does not.
const commonjs = commonjsPlugin as unknown as typeof commonjsPlugin.default;
const resolve = resolvePlugin as unknown as typeof resolvePlugin.default;
const terser = terserPlugin as unknown as typeof terserPlugin.default;
const json = jsonPlugin as unknown as typeof jsonPlugin.default;

const from = new URL('../src/', import.meta.url);
const to = new URL('../app/', import.meta.url);

const commands = readdirSync(new URL('commands/', from), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.js'),
);

/** Of what people write into a catalog of their own. */
const SCHEMAS = ['provider', 'patch', 'config'].map((name) => `${name}.schema.json`);
const entries = [
  ['main', 'cli/main.js'],
  ['index', 'index.js'],
  // Loaded by the short way, and by the others.
  ['measure', 'render/measure.js'],
  ['paint', 'render/paint.js'],
  ['ruled', 'render/ruled.js'],
  ...commands.map((name) => [`commands/${name.replace('.js', '')}`, `commands/${name}`]),
] as const;

const LAZY = /render\/(measure|paint|ruled)\.js$/;

const COMMONJS = `import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
const require = createRequire(import.meta.url);
const __filename = fileURLToPath(import.meta.url);
const __dirname = dirname(__filename);`;

/** Made smaller, since compiling is the longest part of a start; functions keep their names, for reports of mistakes. */
const shrink = terser({
  compress: false,
  keep_fnames: true,
  keep_classnames: true,
  format: { comments: /@license|@preserve|^!/ },
});
/** The framework and what it alone needs: loaded at nearly every start, and in one piece. */
function isFramework(id: string, graph: { getModuleInfo: GetModuleInfo }, seen = new Set<string>()): boolean {
  if (!id.includes('/node_modules/') || seen.has(id)) return false;
  seen.add(id);
  if (id.includes('/node_modules/@oclif/core/')) return true;
  const importers = graph.getModuleInfo(id)?.importers ?? [];
  return importers.some((importer) => isFramework(importer, graph, seen));
}

rmSync(to, { recursive: true, force: true });
/** Asked for by a package that does without it. */
const OPTIONAL = ['kerberos'];

const bundle = await rollup({
  external: OPTIONAL,
  input: Object.fromEntries(entries.map(([name, path]) => [name, fileURLToPath(new URL(path, from))])),
  plugins: [
    resolve({ preferBuiltins: true, exportConditions: ['node'] }),
    commonjs({ ignoreDynamicRequires: true }),
    json(),
  ],
  onwarn: (warning) => {
    // The framework's own dependencies import each other in circles.
    if (warning.code !== 'CIRCULAR_DEPENDENCY') throw new Error(warning.message);
  },
});
await bundle.write({
  dir: fileURLToPath(to),
  format: 'es',
  entryFileNames: '[name].js',
  chunkFileNames: 'part-[name].js',
  // A module that two commands share is loaded with either; no more files than that.
  hoistTransitiveImports: false,
  minifyInternalExports: false,
  manualChunks: (id, graph) => (isFramework(id, graph) ? 'framework' : undefined),
  // The framework is CommonJS and asks for these by name.
  banner: ({ name }) => (name === 'framework' ? COMMONJS : ''),
  plugins: [shrink],
});
writeFileSync(new URL('LICENSES.txt', to), licencesOf(bundle.watchFiles));
await bundle.close();

// What has to answer at once is CommonJS, each in one file: Node begins with that sooner than with modules.
for (const [name, path] of [
  ['quick', 'cli/quick.js'],
  ['complete', 'cli/answer-completion.js'],
  ['uncaught', 'cli/uncaught.js'],
] as const) {
  const short = await rollup({
    input: fileURLToPath(new URL(path, from)),
    external: (id) => id.startsWith('node:') || LAZY.test(id),
  });
  await short.write({
    file: fileURLToPath(new URL(`${name}.cjs`, to)),
    format: 'cjs',
    // What is loaded on demand stands beside it already.
    paths: (id) => (LAZY.test(id) ? `./${LAZY.exec(id)?.[1]}.js` : id),
  });
  await short.close();
}
for (const name of ['lookup.json', 'entries.jsonl', 'about.json', 'refs.json', ...SCHEMAS])
  cpSync(new URL(`catalog/${name}`, from), new URL(name, to));
// Without their white space: a third less to read at every start.
mkdirSync(new URL('providers/', to));
for (const name of readdirSync(new URL('catalog/providers/', from))) {
  const file = readFileSync(new URL(`catalog/providers/${name}`, from), 'utf8');
  writeFileSync(new URL(`providers/${name}`, to), JSON.stringify(JSON.parse(file)));
}
