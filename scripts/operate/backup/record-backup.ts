import type { InstanceSettings } from '#core/instance/settings.ts';
import { withClient } from './client.ts';
import { sizeOf } from './size.ts';
import type { Manifest } from './manifest.ts';

/** Writes into the database itself when its last backup was made: the doctor and the Installation page tell its age. */
export async function recordBackup(databaseUrl: string, { createdAt, files }: Manifest): Promise<void> {
  const key: keyof InstanceSettings = 'lastBackup';
  const value: NonNullable<InstanceSettings['lastBackup']> = {
    at: Date.parse(createdAt),
    bytes: sizeOf(files)
  };
  await withClient(
    databaseUrl,
    (sql) => sql`
      insert into instance_setting (key, value) values (${key}, ${sql.json(value)})
      on conflict (key) do update set value = excluded.value, updated_at = now(), updated_by = null`,
    'partyquiz-backup'
  );
}
