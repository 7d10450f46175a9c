import { constants, cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '#scripts/run/process/root.ts';
import { runCommand, type CommandOptions } from '#scripts/run/process/run-command.ts';

/** @throws with the output of the command when it fails */
async function run(title: string, command: readonly string[], options: CommandOptions = {}): Promise<string> {
  const [file = '', ...args] = command;
  const { ok, output } = await runCommand(file, args, options);
  if (!ok) throw new Error(`${title} failed:\n${output}`);
  return output.trim();
}

/** What another release built, in a folder of its own. */
export class OldBuild {
  readonly folder: string;
  /** Commit, short. */
  readonly commit: string;

  private constructor(folder: string, commit: string) {
    this.folder = folder;
    this.commit = commit;
  }

  /** Checks it out beside ours and builds it with its own tools. */
  static async make(ref: string, say: (step: string) => void): Promise<OldBuild> {
    const commit = await run('git', ['git', 'rev-parse', '--short', '--verify', `${ref}^{commit}`]);
    const folder = join(mkdtempSync(join(tmpdir(), 'partyquiz-rollback-')), 'app');
    say(`checking out ${commit}`);
    await run('git worktree', ['git', 'worktree', 'add', '--detach', folder, commit]);
    const old = new OldBuild(folder, commit);
    try {
      await old.#install(say);
      say('building it');
      await run('Its build', ['npm', 'run', 'build'], { cwd: folder, env: { SOURCE_COMMIT: undefined } });
    } catch (error) {
      await old.remove();
      throw error;
    }
    return old;
  }

  async remove(): Promise<void> {
    await run('git worktree', ['git', 'worktree', 'remove', '--force', this.folder]);
  }

  /** The server of its web image; older images start the one of adapter-node. */
  get web(): string {
    const server = join(this.folder, 'build/server.js');
    return existsSync(server) ? server : join(this.folder, 'build/index.js');
  }

  get worker(): string {
    return join(this.folder, 'build-worker/worker.js');
  }

  get migrate(): string {
    return join(this.folder, 'build/migrate.js');
  }

  get migrations(): string {
    return join(this.folder, 'build/migrations');
  }

  async #install(say: (step: string) => void): Promise<void> {
    const lockOf = (root: string) => readFileSync(join(root, 'package-lock.json'), 'utf8');
    if (lockOf(ROOT) === lockOf(this.folder)) {
      say('copying the packages');
      // Not linked: a build may write there.
      cpSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'), {
        recursive: true,
        verbatimSymlinks: true,
        mode: constants.COPYFILE_FICLONE
      });
      return;
    }
    say('installing its packages');
    await run('npm ci', ['npm', 'ci', '--no-audit', '--no-fund'], { cwd: this.folder });
  }
}
