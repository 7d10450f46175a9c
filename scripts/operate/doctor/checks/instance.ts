import { info, ok, type Check } from '../check.ts';
import { commandFor } from '../commands.ts';
import { withDatabase } from '../database.ts';

/** Whether somebody owns this installation [OPS-9]. */
export const instance: Check = {
  id: 'instance',
  title: 'Owner',
  needs: ['database', 'rights', 'migrations'],
  isOutside: false,
  run: async ({ env, place, isProduction }) => {
    const [row] = await withDatabase(
      env.DATABASE_URL,
      (sql) => sql<{ accounts: number; owners: number }[]>`
        select count(*)::int as accounts, (count(*) filter (where is_instance_owner))::int as owners from app_user`
    );
    if (row && row.owners > 0) return [ok('instance', 'The installation has an owner.')];
    return [
      row?.accounts === 0
        ? info(
            'instance.no-account',
            'There is no account yet.',
            isProduction
              ? 'Open the link that the web app writes to its log at its start: the first account owns the installation.'
              : 'Register in the browser: the first account owns the installation.'
          )
        : info(
            'instance.no-owner',
            'No account owns this installation: nobody sees its page for owners.',
            `Run: ${commandFor(place, 'owner', 'you@example.org')}`
          )
    ];
  }
};
