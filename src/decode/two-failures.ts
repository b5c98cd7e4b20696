import { LOOSE } from './frames/form.js';
import type { Piece } from './judge.js';

/** `Error: … 403: sentence` and `Error: … 403: another sentence`: a tool lists what failed, one after the other. */
export function areTwo(one: Piece, other: Piece): boolean {
  const [first, second] = [one, other].map(({ frame }) => ({
    said: frame.said.find(({ at }) => at === 'exception')?.value,
    isListed: frame.said.some(({ at, value }) => at === LOOSE && LISTED.test(value)),
  })) as [Told, Told];
  if (one.frame.body !== null || other.frame.body !== null) return false;
  if (other.gist.status === null && !haveTwoIds(one, other)) return false;
  if (first.said === undefined || second.said === undefined) return false;
  const isListed = (first.isListed && second.isListed) || haveTwoIds(one, other);
  return isListed && !first.said.includes(second.said) && !second.said.includes(first.said);
}

/** Two sentences of which each has the id of a call of its own. */
function haveTwoIds(one: Piece, other: Piece): boolean {
  const [first, second] = [one, other].map(({ frame }) => frame.requestId?.value);
  return first !== undefined && second !== undefined && first !== second;
}

interface Told {
  said: string | undefined;
  isListed: boolean;
}

const LISTED = /^Error: (?:[Ee]rror )?[A-Za-z]+ing /;
