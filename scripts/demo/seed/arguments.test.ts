import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

describe('arguments of npm run seed', () => {
  it.each([
    [[], { task: 'seed', force: false }],
    [['--force'], { task: 'seed', force: true }],
    [['--remove'], { task: 'remove', confirmed: false }],
    [['--remove', '--yes'], { task: 'remove', confirmed: true }],
    [['--help'], { task: 'help' }]
  ])('%j', (argv, expected) => {
    expect(readArguments(argv)).toEqual(expected);
  });

  it.each([[['--yes']], [['--remove', '--force']], [['--rm']], [['everything']]])('refuses %j', (argv) => {
    expect(() => readArguments(argv)).toThrow();
  });
});
