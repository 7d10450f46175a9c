import { runNode } from '#scripts/run/process/run-command.ts';
import { ROOT } from '#scripts/run/process/root.ts';
import { BuildError } from '../build/build-error.ts';

/** Compiles messages/*.json to src/lib/paraglide, as Vite does in a build, for tools that run without Vite. */
export async function compileMessages(): Promise<void> {
  // In a process of its own: the compiler leaves timers behind.
  const script = `
    import { compile } from '@inlang/paraglide-js';
    import { paraglideOptions } from './paraglide.config.ts';
    await compile(paraglideOptions);
    process.exit(0);`;
  const result = await runNode('node_modules/tsx/dist/cli.mjs', ['--input-type=module', '--eval', script], {
    cwd: ROOT
  });
  if (!result.ok) throw new BuildError('messages', result.output);
}
