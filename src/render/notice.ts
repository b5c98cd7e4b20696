import type { Notice } from '../model.js';
import { type Block, list, section, type Text, type Tone } from './block.js';

/** Why there is no answer, and what to do next. */
export function noticeBlocks({ message, nextSteps }: Notice, tone: Tone): Block[] {
  return [
    { kind: 'headline', tone, text: [message] },
    ...section(['What to do next'], list(nextSteps.map((step): Text => [step]))),
  ];
}
