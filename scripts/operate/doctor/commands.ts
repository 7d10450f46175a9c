import type { Place } from './check.ts';

const npmNames: Readonly<Record<string, string>> = { migrate: 'db:migrate' };

/** How a command of ours is run where the doctor runs. */
export function commandFor(place: Place, name: string, argument = ''): string {
  const tail = argument === '' ? '' : ` ${argument}`;
  if (place === 'web') return `node build/${name}.js${tail}`;
  if (place === 'worker') return `node ${name}.js${tail}`;
  return `npm run ${npmNames[name] ?? name}${tail && ` --${tail}`}`;
}
