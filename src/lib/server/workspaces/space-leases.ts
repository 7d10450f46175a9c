import type { WorkspaceId } from '#core/ids.ts';
import type { Usage } from './measure-usage.ts';

/** How long a lease holds, in ms. */
const LEASE_MS = 60_000;
/** Share of what is free that one lease takes. */
const SHARE = 10;
/** Workspaces whose lease is remembered; who was counted longest ago is counted anew. */
const MOST = 1_000;

interface Lease {
  readonly limits: Usage;
  readonly left: Usage;
  /** ms since the epoch. */
  readonly until: number;
}

const kinds = ['quizzes', 'items', 'bytes'] as const;

/** What this process may add to each workspace before it counts again. */
export class SpaceLeases {
  readonly #leases = new Map<string, Lease>();

  /** Takes what is wanted from the lease of a workspace; false where there is none that has as much. */
  take(workspaceId: WorkspaceId, limits: Usage, wanted: Usage, now: number): boolean {
    const lease = this.#leases.get(workspaceId);
    if (!lease || lease.until <= now) return false;
    const holds = kinds.every(
      (kind) =>
        lease.limits[kind] === limits[kind] && (wanted[kind] === 0 || wanted[kind] <= lease.left[kind])
    );
    if (!holds) return false;
    const { quizzes, items, bytes } = lease.left;
    const left = {
      quizzes: quizzes - wanted.quizzes,
      items: items - wanted.items,
      bytes: bytes - wanted.bytes
    };
    this.#leases.set(workspaceId, { ...lease, left });
    return true;
  }

  /** Notes a lease on a part of what was found free. */
  put(workspaceId: WorkspaceId, limits: Usage, free: Usage, now: number): void {
    const part = (size: number) => Math.max(0, Math.floor(size / SHARE));
    const left = { quizzes: part(free.quizzes), items: part(free.items), bytes: part(free.bytes) };
    this.#leases.delete(workspaceId);
    this.#leases.set(workspaceId, { limits, left, until: now + LEASE_MS });
    const [oldest] = this.#leases.keys();
    if (this.#leases.size > MOST && oldest !== undefined) this.#leases.delete(oldest);
  }
}

/** Those of this process. */
export const spaceLeases = new SpaceLeases();
