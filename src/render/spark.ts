const STEPS = [...'▁▂▃▄▅▆▇█'];
const PLAIN_STEPS = [...'_.-=*#'];

/** A line of bars, as high as the values; a gap where there is none. */
export function sparkline(values: readonly (number | null)[], unicode: boolean): string {
  const steps = unicode ? STEPS : PLAIN_STEPS;
  const known = values.filter((value) => value !== null);
  const most = Math.max(...known, 1);
  return values
    .map((value) =>
      value === null ? ' ' : (steps[Math.min(steps.length - 1, Math.floor((value / most) * steps.length))] ?? ''),
    )
    .join('');
}
