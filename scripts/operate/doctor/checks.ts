import type { Check } from './check.ts';
import { backup, backupAge, storage } from './checks/backup.ts';
import { clock } from './checks/clock.ts';
import { database } from './checks/database.ts';
import { databaseSettings } from './checks/database-settings.ts';
import { disk } from './checks/disk.ts';
import { env } from './checks/env.ts';
import { instance } from './checks/instance.ts';
import { migrations } from './checks/migrations.ts';
import { names } from './checks/names.ts';
import { origin } from './checks/origin.ts';
import { pooler } from './checks/pooler.ts';
import { proxy } from './checks/proxy.ts';
import { redis } from './checks/redis.ts';
import { rights } from './checks/rights.ts';
import { secrets } from './checks/secrets.ts';
import { settings } from './checks/settings.ts';
import { smtp } from './checks/smtp.ts';
import { socket } from './checks/socket.ts';
import { workers } from './checks/workers.ts';

/** All checks, in the order in which they are shown: what others need comes first. */
export const CHECKS: readonly Check[] = [
  ...[names, env, secrets, settings],
  ...[database, databaseSettings, pooler, rights, migrations, clock],
  ...[redis, workers, instance],
  ...[origin, proxy, socket],
  ...[disk, backup, backupAge, storage, smtp]
];
