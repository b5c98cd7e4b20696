import type { Diagnosis } from '../model.js';
import { type Block, list, paragraph, section, type Text } from './block.js';

/** What is missing, and would decide when it was there; nothing when the diagnosis is firm. */
export function settleBlocks(diagnosis: Diagnosis): Block[] {
  if (diagnosis.certainty === 'sure' || diagnosis.certainty === 'likely') return [];
  const wanted = missing(diagnosis);
  const blocks =
    wanted.length > 0
      ? list(wanted)
      : [paragraph('Nothing is missing in the text: the catalog has no entry that fits better.')];
  return section(['What would settle it'], blocks);
}

function missing({ host, provider, httpStatus, code, message, requestId, cut, because }: Diagnosis): Text[] {
  const texts: Text[] = [];
  const isAnswer = !because.some(({ role }) => role === 'transport');
  if (cut) texts.push(['The rest of the text: it ends before the failure does.']);
  if (host === null && provider === null) texts.push(['The URL that was called, or its host: it names the provider.']);
  if (isAnswer && httpStatus === null) texts.push(['The status line: `curl -i` shows it.']);
  if (isAnswer && code === null && message === null)
    texts.push(['The body of the answer: it holds the code or the message.']);
  if (isAnswer && requestId === null)
    texts.push(['The response headers: they hold the request id and tell who answered.']);
  return texts;
}
