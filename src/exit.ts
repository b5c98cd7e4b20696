import type {
  CatalogCheckResult,
  CheckVerdict,
  DecodeResult,
  EntriesResult,
  ExplainResult,
  ProbeResult,
  TriageResult,
} from './model.js';

/** The exit codes, as the README lists them. Each is a pure function of the result. */
export const EXIT = {
  /** Answered, or every check good. */
  answered: 0,
  /** Not recognised, not found, or a check is bad. */
  notFound: 1,
  /** Usage: unknown command, flag or provider; a file that cannot be read; nothing to work on and nobody to ask. */
  usage: 2,
  /** Several answers remain. */
  undecided: 3,
  /** A mistake in errs itself (`EX_SOFTWARE` of sysexits). */
  bug: 70,
  /** `run`: the command cannot be run, as shells report it. */
  notExecutable: 126,
  /** `run`: there is no such command. */
  noSuchCommand: 127,
  /** Stopped with Ctrl-C, as shells report it. */
  cancelled: 130,
} as const;

/** Undecided as soon as one failure stays open; not recognised only when none was. */
export function exitOfDecode({ diagnoses }: DecodeResult): number {
  const certain = diagnoses.filter(({ certainty }) => certainty === 'sure' || certainty === 'likely');
  const isNone = diagnoses.every(({ certainty }) => certainty === 'none');
  if (isNone) return EXIT.notFound;
  return certain.length === diagnoses.length ? EXIT.answered : EXIT.undecided;
}

export function exitOfExplain({ results }: ExplainResult): number {
  return results.every(({ matches }) => matches.length > 0) ? EXIT.answered : EXIT.notFound;
}

export function exitOfEntries({ entries }: EntriesResult): number {
  return entries.length > 0 ? EXIT.answered : EXIT.notFound;
}

/** A bad check weighs more than an open one. The status page stands beside the result and never decides it. */
export function exitOfProbe({ reports }: ProbeResult): number {
  const verdicts = new Set<CheckVerdict>(
    reports.flatMap(({ checks }) => checks.filter(({ id }) => id !== 'status').map(({ verdict }) => verdict)),
  );
  if (verdicts.has('bad')) return EXIT.notFound;
  return verdicts.has('unknown') ? EXIT.undecided : EXIT.answered;
}

/** A file that cannot be used is a finding; advice is one only for who asks for it. */
export function exitOfCatalogCheck({ problems }: CatalogCheckResult, isStrict: boolean): number {
  return problems.some(({ weight }) => isStrict || weight === 'error') ? EXIT.notFound : EXIT.answered;
}

/** A log whose failures were counted is answered; one without any has nothing to tell, as with `decode`. */
export function exitOfTriage({ failures }: TriageResult): number {
  return failures > 0 ? EXIT.answered : EXIT.notFound;
}
