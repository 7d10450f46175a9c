import { statfs } from 'node:fs/promises';

const GB = 1_000_000_000;

/** What is left of the disk that a folder lies on. */
export interface DiskSpace {
  /** For a process without special rights. */
  readonly freeBytes: number;
  readonly totalBytes: number;
}

export type DiskLevel = 'ok' | 'low' | 'full';

/** The disk of a folder; `undefined` where the system does not say. */
export async function readDisk(folder: string): Promise<DiskSpace | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return blocks > 0 ? { freeBytes: bavail * bsize, totalBytes: blocks * bsize } : undefined;
  } catch {
    // A folder that is not there tells nothing about a disk.
    return undefined;
  }
}

/**
 * `low`: somebody should make room within days. `full`: the database may stop at any moment. A tenth of a large disk is
 * plenty, so that shares count up to 20 GB, and 5 GB, only.
 */
export function judgeDisk({ freeBytes, totalBytes }: DiskSpace): DiskLevel {
  const share = freeBytes / totalBytes;
  if (freeBytes < 0.2 * GB || (share < 0.03 && freeBytes < 5 * GB)) return 'full';
  if (freeBytes < GB || (share < 0.1 && freeBytes < 20 * GB)) return 'low';
  return 'ok';
}
