import { ok, warning, type Check } from '../check.ts';
import { withDatabase } from '../database.ts';

const SAMPLES = 3;
/** In ms. Rooms go by the database's clock, so this harms no game. */
const TOLERANCE_MS = 2_000;

/** This machine's clock against the database's. */
export const clock: Check = {
  id: 'clock',
  title: 'Clock',
  needs: ['database'],
  isOutside: false,
  run: async ({ env, now }) => {
    const offset = await measure(env.DATABASE_URL, now);
    const seconds = (Math.abs(offset) / 1_000).toFixed(1);
    if (Math.abs(offset) <= TOLERANCE_MS)
      return [ok('clock', `This machine and the database agree within ${String(TOLERANCE_MS / 1_000)} s.`)];
    return [
      warning(
        'clock.skew',
        `This machine’s clock is ${seconds} s ${offset > 0 ? 'behind' : 'ahead of'} the database’s. Games go by the database; certificates, sign-ins and the log go by this one.`,
        'Set both clocks by the network: `timedatectl set-ntp true` on the host.'
      )
    ];
  }
};

/** How far the database is ahead, in ms: by the quickest of some questions, halfway through its round trip. */
const measure = (url: string | undefined, now: () => number): Promise<number> =>
  withDatabase(url, async (sql) => {
    let best = { trip: Infinity, offset: 0 };
    for (let sample = 0; sample < SAMPLES; sample++) {
      const asked = now();
      const [row] = await sql<{ ms: number }[]>`
        select extract(epoch from clock_timestamp())::float8 * 1000 as ms`;
      const answered = now();
      const trip = answered - asked;
      if (row && trip < best.trip) best = { trip, offset: row.ms - (asked + answered) / 2 };
    }
    return best.offset;
  });
