import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { disownGroup, ownGroup, signalGroup } from '#scripts/run/process/owned-groups.ts';
import { ROOT } from '#scripts/run/process/root.ts';
import { writeMigrations, type TestMigration } from './migration-folder.ts';
import { TEST_SECRET } from './worker-process.ts';

/** Of which the system says nothing. */
const NO_FOLDER = '/no/such/folder';

export interface Entrypoint {
  /** What it and whatever it started wrote so far. */
  readonly output: () => string;
  /** Exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly kill: () => Promise<void>;
  /** SIGTERM to the entrypoint alone, as Docker does it. */
  readonly stop: () => Promise<number | null>;
}

/** Runs what both images run: migrations, then the process in `args`. */
export function runEntrypoint(args: readonly string[], env: Readonly<Record<string, string>>): Entrypoint {
  const child = spawn('sh', [join(ROOT, 'docker/entrypoint.sh'), ...args], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      PARTYQUIZ_SECRET: TEST_SECRET,
      // How full the disk of whoever runs the tests is, is not what they are about.
      DISK_FOLDER: NO_FOLDER,
      ...env
    }
  });
  const pid = child.pid ?? 0;
  ownGroup(pid);
  let output = '';
  const collect = (chunk: Buffer) => {
    output += String(chunk);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      disownGroup(pid);
      resolve(code);
    });
  });
  return {
    output: () => output,
    ended,
    kill: async () => {
      signalGroup(pid, 'SIGKILL');
      await ended;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    }
  };
}

/** A folder of a built app with other migrations than ours, and in place of the app a program that says it runs. */
export function writeApp(migrations: readonly TestMigration[]): { folder: string; program: string } {
  const folder = mkdtempSync(join(tmpdir(), 'partyquiz-app-'));
  mkdirSync(join(folder, 'migrations'));
  writeMigrations(migrations, join(folder, 'migrations'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  cpSync(join(ROOT, 'build/migrate.js'), join(folder, 'migrate.js'));
  const program = join(folder, 'program.js');
  writeFileSync(program, "process.stdout.write('the program runs\\n');");
  return { folder, program };
}
