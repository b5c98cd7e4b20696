/** Environment variables; given, so that tests need no process. */
export type Environment = Readonly<Record<string, string | undefined>>;
