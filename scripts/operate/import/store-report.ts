import { asc, eq } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { asId, type WorkspaceId } from '#core/ids.ts';
import type { ImportReport } from '#import/report.ts';
import type { Database } from '#lib/server/db/client.ts';
import { quizDrafts } from '#lib/server/imports/quiz-drafts.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { DEMO_SLUG } from '#lib/server/seed/demo-accounts.ts';
import { workspaces } from '#schema/workspace.ts';

/** What each limit counts. */
const LIMITED: Readonly<Record<string, string>> = {
  limit_quizzes: 'quizzes',
  limit_items: 'questions',
  limit_storage: 'MB of questions and played quizzes'
};

/**
 * Stores what was taken and says where. Whoever may connect to the database may do this.
 * @throws Error with a sentence when the workspace has no room for it, or it is not clear which one is meant
 */
export async function storeReport(
  db: Database,
  report: ImportReport,
  slug: string | undefined
): Promise<{ slug: string; titles: string[] }> {
  const workspace = await chooseWorkspace(db, slug);
  // Neither format says its language; it can be changed in the studio.
  const language = 'en';
  const drafts = quizDrafts(report.title, language, report.rounds);
  try {
    await db.transaction(async (tx) => {
      for (const draft of drafts)
        await saveQuizDraft(tx, asId<WorkspaceId>(workspace.id), draft, report.attribution ?? '');
    });
  } catch (cause) {
    const what = cause instanceof AppError ? LIMITED[cause.detail] : undefined;
    if (!(cause instanceof AppError) || what === undefined) throw cause;
    throw new Error(
      `“${workspace.slug}” has no room for it: a workspace holds ${String(cause.facts.limit)} ${what} at most. Delete what nobody needs, or let an owner raise the limit on the Installation page.`,
      { cause }
    );
  }
  return { slug: workspace.slug, titles: drafts.map((draft) => draft.title) };
}

/** @throws Error with a sentence when it is not clear which workspace is meant */
async function chooseWorkspace(db: Database, slug: string | undefined) {
  const known = await db
    .select({ id: workspaces.id, slug: workspaces.slug })
    .from(workspaces)
    .where(slug === undefined ? undefined : eq(workspaces.slug, slug))
    .orderBy(asc(workspaces.createdAt))
    .limit(20);
  if (slug !== undefined && known.length === 0) throw new Error(`There is no workspace “${slug}”.`);
  const chosen = known.length === 1 ? known[0] : known.find((workspace) => workspace.slug === DEMO_SLUG);
  if (chosen) return chosen;
  if (known.length === 0) throw new Error('There is no workspace yet. Register in the browser first.');
  throw new Error(`Which workspace? Say --workspace with one of: ${known.map((w) => w.slug).join(', ')}`);
}
