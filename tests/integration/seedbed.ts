import { eq, sql } from 'drizzle-orm';
import { DEMO_EMAIL, DEMO_SLUG } from '#lib/server/seed/demo-accounts.ts';
import { openWorkspace } from '#lib/server/workspaces/open-workspace.ts';
import { users } from '#schema/auth.ts';
import { seedInstallation } from '#scripts/demo/seed/seed-installation.ts';
import { openStudio } from './web-studio.ts';

export const NOW = new Date(2026, 10, 24, 12);
export const PASSWORD = 'a sentence for the demo';

/** A database for the tests of one file of the seed; `clear` makes it an empty installation again. */
export async function openSeedbed() {
  const studio = await openStudio();
  const { db, url } = studio;
  return {
    ...studio,
    clear: async () => {
      await db.execute(sql`truncate app_user, workspace, rate_limit, worker_node, instance_setting cascade`);
      await db.execute(
        sql`update drizzle.partyquiz_installation set value = 'production' where key = 'environment'`
      );
    },
    complete: (password = PASSWORD) => seedInstallation(url, password, NOW),
    /** Every row of every table of ours. */
    everything: async () => {
      const tables = await db.execute<{ name: string }>(
        sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`
      );
      const content: Record<string, string[]> = {};
      for (const { name } of tables) {
        const rows = await db.execute<{ row: string }>(
          sql`select row_to_json(t)::text as row from ${sql.identifier(name)} t order by 1`
        );
        content[name] = rows.map(({ row }) => row);
      }
      return content;
    },
    demoAccess: async (email: string = DEMO_EMAIL) => {
      const [user] = await db.select().from(users).where(eq(users.email, email));
      return openWorkspace(db, user && { ...user, userId: user.id }, DEMO_SLUG);
    }
  };
}
