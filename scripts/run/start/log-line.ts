/** pino's numbers. */
const WARN = 40;
const ERROR = 50;

/**
 * What of a line of output a person in front of the terminal should see: warnings and errors of our own log, and
 * whatever is not our log at all, such as a crash.
 *
 * @returns undefined for the lines that are only for the file
 */
export function lineForTerminal(line: string, isStderr: boolean): string | undefined {
  const entry = parse(line);
  if (!entry) return isStderr && line.trim() !== '' ? line : undefined;
  const level = typeof entry.level === 'number' ? entry.level : 0;
  if (level < WARN) return undefined;
  const { msg, err } = entry;
  const cause =
    typeof err === 'object' && err !== null && 'message' in err && typeof err.message === 'string'
      ? err.message
      : '';
  const text = [typeof msg === 'string' ? msg : '', cause].filter(Boolean).join(': ');
  return `${level >= ERROR ? 'error' : 'warning'}: ${text}`;
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    // A JSON object: every key is a string.
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
