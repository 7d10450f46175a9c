import type { LogoType } from '#core/brand/logo/read-logo.ts';
import { findLogo } from '#lib/server/brand/find-logo.ts';
import { database } from '#lib/server/db/client.ts';
import { clientAddress } from '#lib/server/http/client-address.ts';
import { respond } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types';

const contentTypes: Readonly<Record<LogoType, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp'
};

/** A logo, to whoever knows its hash. Its name changes with it: it is kept by browsers, and never asked for again [WEB-16]. */
export const GET: RequestHandler = async (event) => {
  const { type, bytes } = await respond(findLogo(database(), event.params.file, clientAddress(event)));
  return new Response(bytes, {
    headers: {
      'content-type': contentTypes[type],
      'content-length': String(bytes.length),
      'cache-control': 'public, max-age=31536000, immutable'
    }
  });
};
