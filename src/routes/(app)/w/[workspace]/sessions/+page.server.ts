import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { listSessions } from '#lib/server/live-sessions/list-sessions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  return { sessions: await listSessions(db, access) };
};
