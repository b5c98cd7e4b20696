import type { Auth, Envelope, Probe, ProviderInfo, Source, Statement, Support } from '../model.js';
import { type Block, type Item, joined, list, paragraph, type Row, section, type Text } from './block.js';
import { entryTable } from './listing.js';
import { localBlocks } from './local.js';
import { sourceText } from './words.js';

/** All that is known about one provider. Statements carry the key of their source; the sources stand at the end. */
export function providerBlocks(info: ProviderInfo): Block[] {
  return [
    { kind: 'headline', tone: 'none', text: [{ strong: info.name }, ' · ', { literal: info.id }] },
    paragraph(info.about),
    ...localBlocks(info.local),
    ...whereBlocks(info),
    ...(info.auth === null ? [] : authBlocks(info.auth)),
    ...section(['Error bodies'], list(info.envelopes.map(envelopeItem))),
    ...section(['Limits'], statements(info.limits)),
    ...section(['Retry policy'], statements(info.retryPolicy)),
    ...(info.support === null ? [] : supportBlocks(info.support)),
    ...(info.probe === null ? [] : probeBlocks(info.probe)),
    ...section(['Good to know'], statements(info.notes)),
    ...section(['Codes'], info.entries.length === 0 ? [] : [entryTable(info.entries)]),
    ...section(['Sources'], list(Object.entries(info.sources).map(sourceLine))),
  ];
}

function whereBlocks({ hosts, products }: ProviderInfo): Block[] {
  const named = products.map(
    ({ id, name, paths, docs }): Item => ({
      text: [{ strong: name }, ' · ', { literal: id }],
      more: [literals(paths), ...(docs === null ? [] : [[{ url: docs }]])].filter((text) => text.length > 0),
    }),
  );
  return [
    ...(hosts.length === 0 ? [] : [rows([{ label: 'Hosts', text: literals(hosts) }])]),
    ...section(['Products'], list(named)),
  ];
}

function authBlocks({ header, scheme, keys, env, notes, source }: Auth): Block[] {
  const facts: Row[] = [
    {
      label: 'Header',
      text: [{ literal: `${header}: ${scheme === null ? '' : `${scheme} `}<key>` }, ...cited(source)],
    },
    ...(env.length === 0 ? [] : [{ label: 'Variable', text: literals(env) }]),
  ];
  const shapes = keys.map(
    ({ prefix, meaning, strict, source: key }): Text => [
      'A key begins with ',
      { literal: prefix },
      `: ${meaning}${strict ? '; every valid key does' : ''}`,
      ...cited(key),
    ],
  );
  return section(['Authentication'], [rows(facts), ...list([...shapes, ...notes.map(statementText)])]);
}

/** What `errs probe` would ask. */
function probeBlocks({ baseUrl, checks, service }: Probe): Block[] {
  const items = checks.map(
    ({ path, question, note, source }): Item => ({
      text: [{ literal: `GET ${baseUrl ?? ''}${path}` }, ...cited(source)],
      more: [[question], ...(note === undefined ? [] : [[note]])],
    }),
  );
  const page: Item[] =
    service === null
      ? []
      : [
          {
            text: [{ literal: `GET ${service.url}` }, ...cited(service.source)],
            more: [['The status page, beside the rest.']],
          },
        ];
  return section(['Checks of `errs probe`'], list([...items, ...page]));
}

function envelopeItem({ name, keys, codeAt, messageAt, requestIdAt, product, source }: Envelope): Item {
  const places = [
    ['code at ', codeAt],
    ['message at ', messageAt],
    ['request id at ', requestIdAt],
  ].flatMap(([label, path]): Text[] => (path == null ? [] : [[label as string, { literal: path }]]));
  return {
    text: [{ strong: name }, ...(product === undefined ? [] : [' (', { literal: product }, ')']), ...cited(source)],
    more: [['always has ', ...literals(keys)], joined(places, ', ')].filter((text) => text.length > 0),
  };
}

function supportBlocks({ channels, quote, statusPage, dashboard }: Support): Block[] {
  const facts: Row[] = [
    ...(quote === null ? [] : [{ label: 'Quote', text: [quote] }]),
    ...(statusPage === null ? [] : [{ label: 'Status page', text: [{ url: statusPage }] }]),
    ...(dashboard === null ? [] : [{ label: 'Dashboard', text: [{ url: dashboard }] }]),
  ];
  return section(['Support'], [...statements(channels), ...(facts.length === 0 ? [] : [rows(facts)])]);
}

function statements(all: readonly Statement[]): Block[] {
  return list(all.map(statementText));
}

function statementText({ text, source }: Statement): Text {
  return [text, ...cited(source)];
}

function sourceLine([key, source]: [string, Source]): Text {
  return [`[${key}] `, ...sourceText(source)];
}

function cited(key: string): Text {
  return [` [${key}]`];
}

function literals(words: readonly string[]): Text {
  return joined(
    words.map((literal): Text => [{ literal }]),
    ', ',
  );
}

function rows(all: readonly Row[]): Block {
  return { kind: 'rows', rows: all };
}
