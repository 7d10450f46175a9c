import { error, ok, type Check } from '../check.ts';
import { withDatabase } from '../database.ts';

/** Whether a connection of ours keeps its server: locks and prepared statements live there. */
export const pooler: Check = {
  id: 'pooler',
  title: 'Pooler',
  needs: ['database'],
  isOutside: false,
  run: async ({ env }) =>
    (await sharesServers(env.DATABASE_URL))
      ? [
          error(
            'pooler.transaction',
            'DATABASE_URL leads to a pooler in transaction mode: locks and prepared statements get lost, two workers may run at once.',
            'Let DATABASE_URL lead to PostgreSQL itself (port 5432), or set pool_mode = session in the pooler.'
          )
        ]
      : [ok('pooler', 'The connection is direct, or pooled by session.')]
};

/**
 * Two clients, of which one is in a transaction: a pooler that hands out servers per transaction gives it the server
 * that the other one has just used.
 */
const sharesServers = (url: string | undefined): Promise<boolean> =>
  withDatabase(url, (mine) =>
    withDatabase(url, async (theirs) => {
      const serverOf = async (sql: Pick<typeof mine, 'unsafe'>) =>
        (await sql.unsafe<{ pid: number }[]>('select pg_backend_pid() as pid'))[0]?.pid;
      const before = await serverOf(mine);
      return theirs.begin(async (transaction) => {
        const taken = await serverOf(transaction);
        const after = await serverOf(mine);
        return taken === before || after !== before;
      });
    })
  );
