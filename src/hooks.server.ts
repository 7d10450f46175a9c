import { sequence } from '@sveltejs/kit/hooks';
import { closeDatabase } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env.ts';
import { followLifecycle } from '#lib/server/health/lifecycle.ts';
import { handleAccount } from '#lib/server/hooks/handle-account.ts';
import { handleCompression } from '#lib/server/hooks/handle-compression.ts';
import { handleError } from '#lib/server/hooks/handle-error.ts';
import { handleLocale } from '#lib/server/hooks/handle-locale.ts';
import { handleRequestId } from '#lib/server/hooks/handle-request-id.ts';
import { log } from '#lib/server/log.ts';
import { closeRedis } from '#lib/server/redis/ping-redis.ts';
import { version } from '#lib/server/version.ts';

export const init = () => {
  env();
  followLifecycle(() => log().info({ version }, 'web ready'));
  process.on('sveltekit:shutdown', () => {
    closeRedis();
    void closeDatabase();
  });
};

export const handle = sequence(handleCompression, handleRequestId, handleLocale, handleAccount);
export { handleError };
