/** Something that is done again and again, by whichever process comes to it. */
export interface Job {
  readonly name: string;
  /** Doing it twice, or in two processes at once, does no harm. */
  readonly run: () => Promise<void>;
}

export interface Rhythm {
  /** Between two rounds, in ms. */
  readonly everyMs: number;
  /** After a round in which a job failed, in ms. */
  readonly retryMs: number;
  readonly onFailure: (job: string, cause: unknown) => void;
}

/**
 * Runs jobs one after the other: at once, and then in a rhythm. One that fails keeps none of the others from running, and
 * the round is repeated sooner.
 * @returns to be called at the end of the process: nothing begins after it
 */
export function startJobs(jobs: readonly Job[], { everyMs, retryMs, onFailure }: Rhythm): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function round(): Promise<void> {
    let failed = false;
    for (const { name, run } of jobs) {
      // `stop` is called while a job is awaited.
      if (isOver()) return;
      try {
        await run();
      } catch (cause) {
        // Whoever is leaving has closed the database under it.
        if (isOver()) return;
        failed = true;
        onFailure(name, cause);
      }
    }
    if (isOver()) return;
    timer = setTimeout(() => void round(), failed ? retryMs : everyMs);
    timer.unref();
  }
  const isOver = () => isStopped;

  void round();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
