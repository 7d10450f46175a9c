import { createBuilder } from 'vite';

// `vite build` with an end: the compiler of the messages leaves timers behind that keep the process for half a minute.
// Plain JavaScript, because tsx must not come between Vite and its configuration.
const [configFile = ''] = process.argv.slice(2);
try {
  const builder = await createBuilder({ configFile }, null);
  await builder.buildApp();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
