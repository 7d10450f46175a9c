import { isDiskFull } from '#ops/reasons/disk-full.ts';
import type { CommandResult } from '#scripts/run/process/run-command.ts';

/** Of the build of the web app, the largest of its steps, measured. */
const MEMORY = '1.3 GB';

/** A sentence for what a tool itself cannot say, or says in the middle of hundreds of lines; '' for all else. */
export function whyBuildFailed({ code, signal, output }: Omit<CommandResult, 'ok'>): string {
  // 137 is what a shell says of a SIGKILL, 134 is Node's end when its heap is full.
  if (signal === 'SIGKILL' || code === 137)
    return `It was killed, most likely because memory ran out: a build needs ${MEMORY}. Stop something else, add swap, or build on another machine.`;
  if (signal === 'SIGABRT' || code === 134 || /heap out of memory/.test(output))
    return `Memory ran out: a build needs ${MEMORY}. Add memory or swap, or build on another machine.`;
  if (isDiskFull(new Error(output)) || /ENOSPC/.test(output)) return 'The disk is full: make room, then build again.';
  const [, path] = /EACCES[^\n]*'([^'\n]+)'/.exec(output) ?? [];
  if (path !== undefined) return notOurs(path);
  // A path of our own that leads nowhere is a mistake in the code.
  if (/(Cannot find (package|module)|failed to resolve import|Could not resolve) ['"][^'"./#]/i.test(output))
    return 'A package is missing: run “npm ci”, then build again.';
  return '';
}

/** After a build by root, or by another user. */
export const notOurs = (path: string): string =>
  `${path} belongs to another user, as after a build by root: give this folder back with “sudo chown -R "$USER" .”, or delete that file or folder as its owner.`;
