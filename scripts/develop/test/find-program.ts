import { runCommand } from '#scripts/run/process/run-command.ts';
import { canInstall, install } from './apt.ts';
import { MissingTool } from './missing-tool.ts';

/** A program that tests start for real. */
export interface Program {
  /** As in “a real Redis”. */
  readonly title: string;
  /** Variable that says where it is. */
  readonly variable: string;
  /** Where else it may be, best first. */
  readonly paths: readonly string[];
  /** Makes it say its version and end well. */
  readonly probe: readonly string[];
  readonly debianPackage: string;
  readonly brewPackage: string;
  /** A service that Debian's package would start, and nobody asked for. */
  readonly service?: string;
}

/**
 * The program of its variable or the PATH, else one installed now.
 *
 * @throws MissingTool
 */
export async function findProgram(program: Program): Promise<string> {
  const { title, variable, debianPackage, brewPackage } = program;
  const found = await firstThatWorks(program);
  if (found !== undefined) return found;
  const failure = canInstall() ? await installQuietly(program) : 'not root on a Debian system';
  const installed = failure === '' ? await firstThatWorks(program) : undefined;
  if (installed !== undefined) return installed;
  throw new MissingTool(
    `The tests need a real ${title} and cannot install one (${failure}): install it with “apt-get install ${debianPackage}” or “brew install ${brewPackage}”, or set ${variable}.`
  );
}

async function firstThatWorks({ variable, paths, probe }: Program): Promise<string | undefined> {
  for (const path of [process.env[variable], ...paths])
    if (path && (await runCommand(path, [...probe])).ok) return path;
  return undefined;
}

async function installQuietly({ debianPackage, service }: Program): Promise<string> {
  const failure = await install(debianPackage);
  // Fails where no systemd runs, and then no service runs either.
  if (failure === '' && service !== undefined) await runCommand('systemctl', ['disable', '--now', service]);
  return failure;
}
