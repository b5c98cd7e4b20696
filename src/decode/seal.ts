import type { Diagnosis, Fact } from '../model.js';
import { plain } from '../safe/plain.js';
import type { Redact } from '../safe/redact.js';

/**
 * The one boundary that every diagnosis passes on its way out: what came from the text is freed of secrets and of
 * characters that steer a terminal. What the catalog says stays as it is.
 */
export function seal(diagnosis: Diagnosis, redact: Redact): Diagnosis {
  const harmless = (text: string): string => plain(redact(text));
  const sealed = (text: string | null): string | null => (text === null ? null : harmless(text));
  const sealedValue = (value: string | number | string[]): string | number | string[] => {
    if (typeof value === 'number') return value;
    return typeof value === 'string' ? harmless(value) : value.map(harmless);
  };
  return {
    ...diagnosis,
    code: sealed(diagnosis.code),
    message: sealed(diagnosis.message),
    requestId: sealed(diagnosis.requestId),
    host: sealed(diagnosis.host),
    upstream:
      diagnosis.upstream === null
        ? null
        : {
            ...diagnosis.upstream,
            name: sealed(diagnosis.upstream.name),
            code: sealed(diagnosis.upstream.code),
            message: sealed(diagnosis.upstream.message),
            requestId: sealed(diagnosis.upstream.requestId),
          },
    details: diagnosis.details.map(({ field, message }) => ({ field: sealed(field), message: harmless(message) })),
    values: Object.fromEntries(
      Object.entries(diagnosis.values).map(([name, value]) => [harmless(name), sealedValue(value)]),
    ),
    because: diagnosis.because.map((fact) => ({
      ...fact,
      at: harmless(fact.at),
      value: sealedValue(fact.value) as Fact['value'],
    })),
    alternatives: diagnosis.alternatives.map((each) => ({ ...each, against: sealed(each.against) })),
  };
}
