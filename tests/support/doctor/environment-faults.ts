import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Fault } from './fault.ts';

const set = (env: Record<string, string | undefined>) => ({ env });

export const environmentFaults: readonly Fault[] = [
  {
    title: 'a misspelt variable',
    id: 'names.slip',
    remedy: /Rename DATABSE_URL to DATABASE_URL/,
    break: ({ env }) => set({ DATABASE_URL: undefined, DATABSE_URL: env.DATABASE_URL })
  },
  {
    title: 'another misspelt variable',
    id: 'names.slip',
    remedy: /Rename PARTYQUIZ_SECERT to PARTYQUIZ_SECRET/,
    break: ({ env }) => set({ PARTYQUIZ_SECRET: undefined, PARTYQUIZ_SECERT: env.PARTYQUIZ_SECRET })
  },
  {
    title: 'quotes that a panel left in',
    id: 'names.quotes',
    remedy: /quotes.*DATABASE_URL/,
    break: ({ env }) => set({ DATABASE_URL: `"${env.DATABASE_URL ?? ''}"` })
  },
  {
    title: 'a missing secret',
    id: 'env.missing',
    remedy: /openssl rand.*PARTYQUIZ_SECRET/,
    break: () => set({ PARTYQUIZ_SECRET: undefined })
  },
  {
    title: 'a value out of bounds',
    id: 'env.invalid',
    remedy: /MAX_PLAYERS/,
    break: () => set({ MAX_PLAYERS: 'many' })
  },
  {
    title: 'a short token',
    id: 'env.invalid',
    remedy: /METRICS_TOKEN/,
    break: () => set({ METRICS_TOKEN: 'short' })
  },
  {
    title: 'an address with a slash at its end',
    id: 'env.invalid',
    remedy: /Set ORIGIN to http:\/\/127\.0\.0\.1:\d+: no slash/,
    break: ({ address }) => set({ ORIGIN: `${address}/` })
  },
  {
    title: 'several addresses for the web app',
    id: 'settings.origin-list',
    remedy: /ORIGIN/,
    break: ({ address }) => set({ ORIGIN: `${address},https://other.example.org` })
  },
  {
    title: 'no address at all',
    id: 'settings.no-origin',
    level: 'warning',
    remedy: /Set ORIGIN/,
    break: () => ({ env: { ORIGIN: undefined }, context: { address: undefined } })
  },
  {
    title: 'mail to somebody without a server',
    id: 'settings.mail-without-server',
    remedy: /SMTP_URL/,
    break: () => set({ SMTP_URL: undefined })
  },
  {
    title: 'mail whose links lead nowhere',
    id: 'settings.mail-without-origin',
    level: 'warning',
    remedy: /Set ORIGIN/,
    break: () => ({ env: { ORIGIN: undefined }, context: { address: undefined } })
  },
  {
    title: 'a secret in a file that is not there',
    id: 'env.file',
    remedy: /names a file|name a file/,
    break: () => ({
      context: { fileFaults: ['METRICS_TOKEN_FILE names /none, which cannot be read (ENOENT)'] }
    })
  },
  {
    title: 'a stop that takes too long',
    id: 'settings.stop-too-long',
    level: 'warning',
    remedy: /DRAIN_SECONDS \+ SHUTDOWN_TIMEOUT/,
    break: () => set({ DRAIN_SECONDS: '8', SHUTDOWN_TIMEOUT: '3' })
  },
  {
    title: 'backups into a folder that is none',
    id: 'backup.folder',
    remedy: /BACKUP_TARGET/,
    break: ({ folder }) => {
      const file = join(folder, 'file');
      writeFileSync(file, '');
      return set({ BACKUP_TARGET: join(file, 'backups') });
    }
  },
  {
    title: 'a key for backups that is none',
    id: 'backup.recipient',
    remedy: /BACKUP_AGE_RECIPIENT/,
    break: () => set({ BACKUP_AGE_RECIPIENT: 'AGE-SECRET-KEY-1ABC' })
  },
  {
    title: 'a wrong clock',
    id: 'clock.skew',
    level: 'warning',
    remedy: /timedatectl/,
    break: () => ({ context: { now: () => Date.now() - 10_000 } })
  }
];

/** These leave the installation with another secret than its worker, so that this is named too. */
export const secretFaults = [
  ['published in our own files', 'only-for-development-never-for-a-real-party', 'secrets.published'],
  ['a placeholder', 'please-change-me-please-to-something-else', 'secrets.placeholder'],
  ['one character again and again', 'a'.repeat(40), 'secrets.weak'],
  ['one word again and again', 'partyparty'.repeat(4), 'secrets.weak']
] as const;
