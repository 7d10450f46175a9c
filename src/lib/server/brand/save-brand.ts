import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { BrandFacts } from '#core/brand/brand-schema.ts';
import type { Brand, BrandLogo } from '#core/brand/brand.ts';
import { readLogo, type LogoPicture } from '#core/brand/logo/read-logo.ts';
import { AppError } from '#core/errors.ts';
import { hasNotBegun } from '#queries/session-activity.ts';
import { liveSessions } from '#schema/live.ts';
import { brandLogos, workspaces } from '#schema/workspace.ts';
import type { Database } from '../db/client.ts';
import type { Transaction } from '../db/transaction.ts';
import { requirePermission, type WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { lockWorkspace, requireSpace } from '../workspaces/require-space.ts';
import { loadBrand } from './load-brand.ts';
import { removeUnusedLogos } from './remove-unused-logos.ts';

/** What becomes of the logo: the one there is stays, it goes, or these bytes of a file take its place. */
export type LogoChange = 'keep' | 'remove' | Uint8Array;

/**
 * Names a workspace anew and sets what its evenings look like, also those that are open and have not begun [GAME-43].
 * @throws AppError `forbidden`; `invalid` with a `LogoProblem`; `conflict` when the workspace has no room for the logo
 */
export async function saveBrand(
  db: Database,
  access: WorkspaceAccess,
  facts: BrandFacts,
  change: LogoChange
): Promise<void> {
  requirePermission(access, 'manageWorkspace');
  const picture = typeof change === 'string' ? undefined : readLogo(change);
  if (typeof picture === 'string') throw new AppError('invalid', picture);
  const { workspaceId } = access;
  const { name, main, accent, alt, onCard } = facts;
  await db.transaction(async (tx) => {
    // An evening that begins now has either the old brand or the new one, and its logo stays.
    await lockWorkspace(tx, workspaceId);
    const said = { alt: alt === '' ? name : alt, onCard };
    const kept = change === 'remove' ? null : ((await loadBrand(tx, workspaceId))?.logo ?? null);
    const shown = picture ? await keepLogo(tx, access, picture) : kept;
    const brand: Brand = { main, accent, logo: shown && { ...shown, ...said } };
    await tx.update(workspaces).set({ name, brand }).where(eq(workspaces.id, workspaceId));
    await tx
      .update(liveSessions)
      .set({ brand })
      .where(
        and(eq(liveSessions.workspaceId, workspaceId), eq(liveSessions.status, 'running'), hasNotBegun(sql))
      );
    await removeUnusedLogos(tx, workspaceId);
  });
}

async function keepLogo(
  tx: Transaction,
  { workspaceId }: WorkspaceAccess,
  { type, width, height, bytes }: LogoPicture
): Promise<Omit<BrandLogo, 'alt' | 'onCard'>> {
  await requireSpace(tx, workspaceId, { bytes: bytes.length });
  const digest = createHash('sha256').update(bytes).digest('hex');
  const logo = { digest, type, width, height };
  await tx
    .insert(brandLogos)
    .values({ ...logo, workspaceId, bytes })
    .onConflictDoNothing();
  return logo;
}
