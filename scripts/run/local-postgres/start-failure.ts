import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { DataFolder } from './data-folder.ts';

/** Why a server ended before it was ready, as far as its log tells. */
export type StartFailure =
  | { reason: 'port_taken' }
  /** Processes of an earlier server still hold the shared memory. */
  | { reason: 'still_in_use' }
  | { reason: 'disk_full' }
  | { reason: 'damaged'; detail: string }
  | { reason: 'other'; detail: string };

const MAX_READ_BYTES = 256 * 1024;

const PATTERNS: [RegExp, StartFailure['reason']][] = [
  [/Address already in use|could not create any TCP\/IP sockets/, 'port_taken'],
  [/pre-existing shared memory block|lock file "postmaster\.pid" already exists/, 'still_in_use'],
  [
    /PANIC:|checkpoint record|could not find the database system|server configuration file|pg_control|pg_hba\.conf/,
    'damaged'
  ],
  [/FATAL:.*(corrupt|invalid data|could not open (file|directory)|could not read|does not exist)/, 'damaged']
];

/** Reads the lines which this start wrote to the log. */
export function readStartFailure(folder: DataFolder, logStart: number): StartFailure {
  const log = readLog(folder.log, logStart);
  // Everything else that it says then follows from that.
  if (/No space left on device|Disk quota exceeded|Check free disk space/.test(log))
    return { reason: 'disk_full' };
  const lines = log
    .split('\n')
    .filter((line) => /FATAL:|PANIC:|^postgres: |could not bind|error while loading/.test(line));
  const detail = (lines.findLast((line) => /PANIC:/.test(line)) ?? lines.at(-1) ?? 'it left no message')
    .replace(/^.*?(?=FATAL:|PANIC:)/, '')
    .trim();
  for (const [pattern, reason] of PATTERNS) {
    if (lines.some((line) => pattern.test(line))) return { reason, detail };
  }
  return { reason: 'other', detail };
}

function readLog(path: string, from: number): string {
  const size = statSync(path).size;
  const buffer = Buffer.alloc(Math.min(Math.max(size - from, 0), MAX_READ_BYTES));
  const descriptor = openSync(path, 'r');
  try {
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, buffer.length, size - buffer.length));
  } finally {
    closeSync(descriptor);
  }
}
