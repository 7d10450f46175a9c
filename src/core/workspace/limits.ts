/** Bounds of one number that the owners of an installation may choose, and what holds until they do. */
export interface LimitRange {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

/** What one workspace may hold and run at once [OPS-20]. */
export const workspaceLimits = {
  /** Quizzes that are not deleted. */
  quizzes: { usual: 2_000, least: 1, most: 100_000 },
  /** Questions in all its quizzes together. */
  items: { usual: 50_000, least: 100, most: 1_000_000 },
  /** Questions and played copies as they are stored, in MB of 10⁶ bytes. What is deleted counts until it is removed for good. */
  storedMegabytes: { usual: 200, least: 1, most: 100_000 },
  /** Live sessions that run at the same time. */
  runningSessions: { usual: 20, least: 1, most: 1_000 }
} as const satisfies Record<string, LimitRange>;

export type WorkspaceLimit = keyof typeof workspaceLimits;
export type WorkspaceLimits = Readonly<Record<WorkspaceLimit, number>>;
