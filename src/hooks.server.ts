import { sequence } from '@sveltejs/kit/hooks';
import { closeDatabase } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env.ts';
import { handleAccount } from '#lib/server/hooks/handle-account.ts';
import { handleCompression } from '#lib/server/hooks/handle-compression.ts';
import { handleError } from '#lib/server/hooks/handle-error.ts';
import { handleLocale } from '#lib/server/hooks/handle-locale.ts';
import { handleRequestId } from '#lib/server/hooks/handle-request-id.ts';

export const init = () => {
  env();
  process.on('sveltekit:shutdown', () => void closeDatabase());
};

export const handle = sequence(handleCompression, handleRequestId, handleLocale, handleAccount);
export { handleError };
