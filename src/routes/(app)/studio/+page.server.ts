import { error, redirect } from '@sveltejs/kit';
import { database } from '#lib/server/db/client.ts';
import { respond } from '#lib/server/http/respond.ts';
import { openHomeWorkspace } from '#lib/server/workspaces/open-workspace.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  if (locals.accountUnknown) error(503, 'unavailable');
  if (!locals.account) redirect(303, '/login');
  const { slug } = await respond(openHomeWorkspace(database(), locals.account));
  redirect(303, `/w/${slug}/quizzes`);
};
