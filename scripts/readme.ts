import { existsSync, readFileSync } from 'node:fs';
import { loadCatalog } from '../src/catalog/load.js';
import type { Generator } from './generated.js';

/** The parts of the README that come from elsewhere, between `<!-- name -->` and `<!-- /name -->`. */
export const readme: Generator = {
  name: 'readme',
  async make(root) {
    const file = new URL('README.md', root);
    if (!existsSync(file)) return [];
    let text = readFileSync(file, 'utf8');
    text = replaceSection(text, 'commands', commands(root));
    text = replaceSection(text, 'providers', providers(root));
    return [['README.md', text]];
  },
};

/** @throws Error when the marks are missing: the section would silently be left out */
export function replaceSection(text: string, name: string, content: string): string {
  const start = `<!-- ${name} -->`;
  const end = `<!-- /${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md has no section between ${start} and ${end}`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

interface Manifest {
  commands: Record<string, { id: string; summary?: string; args: Record<string, { name: string }>; strict?: boolean }>;
}

function commands(root: URL): string {
  const manifest = JSON.parse(readFileSync(new URL('oclif.manifest.json', root), 'utf8')) as Manifest;
  const rows = Object.values(manifest.commands).map(({ id, summary, args, strict }) => {
    const words = Object.values(args).map(({ name }) => `[${name.toUpperCase()}${strict === false ? '…' : ''}]`);
    return `| \`${['errs', id.replaceAll(':', ' '), ...words].join(' ')}\` | ${summary ?? ''} |`;
  });
  return ['| command | what it does |', '| --- | --- |', ...rows].join('\n');
}

function providers(root: URL): string {
  const rows = loadCatalog(new URL('src/catalog/providers/', root)).providers.map(({ file, entries }) => {
    const dates = Object.values(file.sources)
      .map(({ read }) => read)
      .sort();
    const name = file.kind === 'api' ? file.name : `${file.name} (last resort)`;
    const checks = file.probe?.checks.length ?? 0;
    return `| \`${file.id}\` | ${name} | ${entries.length} | ${checks === 0 ? '' : checks} | ${Object.keys(file.sources).length} | ${dates.at(0)} |`;
  });
  return [
    '| id | provider | entries | checks | sources | read since |',
    '| --- | --- | ---: | ---: | ---: | --- |',
    ...rows,
  ].join('\n');
}
