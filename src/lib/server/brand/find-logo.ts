import { eq } from 'drizzle-orm';
import { AppError } from '#core/errors.ts';
import { logoTypes, type LogoType } from '#core/brand/logo/read-logo.ts';
import { brandLogos } from '#schema/workspace.ts';
import type { Database } from '../db/client.ts';
import { consumeAddressLimit, type RateLimit } from '../rate-limit/consume-rate-limit.ts';

/** Logos that are not there, per address. Those that are cost nothing: a hall of screens is one address. */
const MISSES: RateLimit = { name: 'missed-logo', attempts: 60, windowSeconds: 60 };
const FILE = new RegExp(`^([0-9a-f]{64})\\.(${logoTypes.join('|')})$`);

/**
 * The logo that a file name `<hash>.<type>` means.
 * @param address of who asks
 * @throws AppError `not_found`, or `too_many` after too many of those
 */
export async function findLogo(
  db: Database,
  file: string,
  address: string
): Promise<{ type: LogoType; bytes: Uint8Array<ArrayBuffer> }> {
  const [, digest, type] = FILE.exec(file) ?? [];
  if (digest !== undefined) {
    const [logo] = await db
      .select({ type: brandLogos.type, bytes: brandLogos.bytes })
      .from(brandLogos)
      .where(eq(brandLogos.digest, digest))
      .limit(1);
    if (logo?.type === type && logo) return { type: logo.type, bytes: new Uint8Array(logo.bytes) };
    await consumeAddressLimit(db, MISSES, address);
  }
  throw new AppError('not_found');
}
