import { setTimeout as sleep } from 'node:timers/promises';

/** Process groups this process has started and that may still live, by the pid of their leader. */
const groups = new Set<number>();

/** Kills every group that is still alive when this process exits, whatever the reason. */
process.once('exit', () => {
  for (const pid of groups) signalGroup(pid, 'SIGKILL');
});

export function ownGroup(pid: number): void {
  groups.add(pid);
}

/** To be called when the leader has ended: members it left behind are killed. */
export function disownGroup(pid: number): void {
  signalGroup(pid, 'SIGKILL');
  groups.delete(pid);
}

/** Ends all groups: politely first, by force after `patienceMs`. */
export async function endOwnedGroups(patienceMs = 5_000): Promise<void> {
  for (const pid of groups) signalGroup(pid, 'SIGTERM');
  const deadline = performance.now() + patienceMs;
  while (groups.size > 0 && performance.now() < deadline) await sleep(50);
  for (const pid of groups) signalGroup(pid, 'SIGKILL');
}

export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // Gone already, which is what we want.
  }
}
