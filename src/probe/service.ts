import type { CheckVerdict } from '../model.js';
import { at, parsed } from './field.js';

/** What a status page says. */
export interface ServiceState {
  verdict: CheckVerdict;
  finding: string;
}

/** Open incidents that are named. */
const NAMED = 3;

/**
 * Reads the JSON of an Atlassian Statuspage, `summary.json` or `status.json` of its API v2
 * (https://status.atlassian.com/api/v2/).
 * @returns `unknown` for everything that has another form
 */
export function statuspage(body: string): ServiceState {
  const page = parsed(body);
  const indicator = at(page, 'status.indicator');
  if (typeof indicator !== 'string' || !INDICATORS.has(indicator))
    return { verdict: 'unknown', finding: 'The status page answers in a form that is not known.' };
  const described = at(page, 'status.description');
  const incidents = at(page, 'incidents');
  const names = (Array.isArray(incidents) ? incidents : [])
    .map((each) => at(each, 'name'))
    .filter((name) => typeof name === 'string')
    .slice(0, NAMED);
  const about = names.length === 0 ? '' : ` Open incidents: ${names.join('; ')}.`;
  return {
    verdict: indicator === 'none' ? 'good' : 'bad',
    finding: `The status page says: ${String(described ?? indicator).replace(/\.$/, '')}.${about}`,
  };
}

const INDICATORS: ReadonlySet<string> = new Set(['none', 'minor', 'major', 'critical', 'maintenance']);
