import { AppError } from '#core/errors.ts';

/**
 * Waits for work at most this long, in ms. The work itself goes on; only nobody waits for it any more.
 * @throws AppError `unavailable` when the time is up
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('unavailable', 'timeout')), ms);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
