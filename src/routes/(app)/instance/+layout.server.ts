import { enterInstance } from '#lib/server/http/enter-instance.ts';
import { respond } from '#lib/server/http/respond.ts';
import { loadAnnouncements } from '#lib/server/instance/load-announcements.ts';
import { openHomeWorkspace } from '#lib/server/workspaces/open-workspace.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { db } = await enterInstance(event);
  const { account } = event.locals;
  // `enterInstance` lets nobody in without an account.
  const { slug, name } = await respond(openHomeWorkspace(db, account as NonNullable<typeof account>));
  return {
    workspace: { slug, name },
    ownsInstance: true,
    announcements: await loadAnnouncements(db, Date.now())
  };
};
