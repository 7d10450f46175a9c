import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '#scripts/run/process/root.ts';

const run = promisify(execFile);

/**
 * A stand-in for docker that knows as much as update.sh asks for. Tags and containers are files; `next` names what the next
 * build makes, and what is in `sick` never gets healthy.
 */
const DOCKER = String.raw`#!/bin/sh
set -eu
cd "$FAKE_DOCKER"
case "$1 $2" in
  'image inspect') [ -f "tags/$5" ] && cat "tags/$5" ;;
  'image prune')
    for image in images/*; do
      id=$(basename "$image")
      grep -rqx "$id" tags || rm "$image"
    done ;;
  'tag '*)
    id=$2; [ -f "tags/$2" ] && id=$(cat "tags/$2")
    [ -f "images/$id" ] || { echo "no image $id" >&2; exit 1; }
    echo "$id" > "tags/$3" ;;
  'inspect --format')
    case "$3" in
      '{{.Image}}') cat "containers/$4" ;;
      *) if grep -qx "$(cat "containers/$4")" sick; then echo unhealthy; else echo healthy; fi ;;
    esac ;;
  'compose ps') [ ! -f "containers/$4" ] || echo "$4" ;;
  'compose build')
    for kind in web ws; do
      id="$kind-$(cat next)"; echo > "images/$id"; echo "$id" > "tags/partyquiz-$kind:current"
    done ;;
  'compose up')
    for place; do :; done
    id=$(cat "tags/partyquiz-$(echo "$place" | cut -d- -f1):current")
    echo "$id" > "containers/$place"
    ! grep -qx "$id" sick ;;
  *) echo "unknown: $*" >&2; exit 64 ;;
esac
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'partyquiz-update-'));
  for (const part of ['bin', 'deploy', 'tags', 'images', 'containers']) mkdirSync(join(folder, part));
  writeFileSync(join(folder, 'bin/docker'), DOCKER);
  chmodSync(join(folder, 'bin/docker'), 0o755);
  cpSync(join(ROOT, 'deploy/update.sh'), join(folder, 'deploy/update.sh'));
  writeFileSync(join(folder, 'sick'), '');
  install('1');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** `docker compose build` and `docker compose up`, as the guide's first installation does it. */
function install(version: string) {
  for (const kind of ['web', 'ws']) {
    const id = `${kind}-${version}`;
    writeFileSync(join(folder, 'images', id), '');
    writeFileSync(join(folder, 'tags', `partyquiz-${kind}:current`), `${id}\n`);
    for (const place of ['a', 'b']) writeFileSync(join(folder, 'containers', `${kind}-${place}`), `${id}\n`);
  }
}

/** Runs update.sh; gives its exit code and what it said. */
async function update(...args: string[]): Promise<{ code: number; said: string }> {
  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
    FAKE_DOCKER: folder,
    SETTLE_SECONDS: '0'
  };
  return run('sh', [join(folder, 'deploy/update.sh'), ...args], { env }).then(
    ({ stderr }) => ({ code: 0, said: stderr }),
    (error: unknown) => {
      const { code, stderr } = error as { code: number; stderr: string };
      return { code, said: stderr };
    }
  );
}

const next = (version: string) => {
  writeFileSync(join(folder, 'next'), version);
};
const sick = (version: string) => {
  writeFileSync(join(folder, 'sick'), `web-${version}\nws-${version}\n`);
};
const running = () =>
  ['web-a', 'web-b', 'ws-a', 'ws-b'].map((place) =>
    readFileSync(join(folder, 'containers', place), 'utf8').trim()
  );
const all = (version: string) => [`web-${version}`, `web-${version}`, `ws-${version}`, `ws-${version}`];

describe('deploy/update.sh', () => {
  test('the first update after an installation can be rolled back', async () => {
    next('2');
    expect(await update()).toMatchObject({ code: 0 });
    expect(running()).toEqual(all('2'));
    expect(await update('--rollback')).toMatchObject({ code: 0 });
    expect(running()).toEqual(all('1'));
  });

  test('a first update that fails can be rolled back, also after it was tried again', async () => {
    next('2');
    sick('2');
    for (const _ of ['once', 'again']) {
      const failed = await update();
      expect(failed.code).toBe(1);
      expect(failed.said).toContain('./update.sh --rollback');
      expect(running()).toEqual(['web-2', 'web-1', 'ws-1', 'ws-1']);
    }
    expect(await update('--rollback')).toMatchObject({ code: 0 });
    expect(running()).toEqual(all('1'));
  });

  test('a later update that fails goes back to what ran well last', async () => {
    next('2');
    await update();
    next('3');
    sick('3');
    expect((await update()).code).toBe(1);
    expect(await update('--rollback')).toMatchObject({ code: 0 });
    expect(running()).toEqual(all('2'));
  });

  test('keeps the images of the version before, and removes older ones', async () => {
    for (const version of ['2', '3', '4']) {
      next(version);
      await update();
    }
    expect(existsSync(join(folder, 'images/web-3'))).toBe(true);
    expect(existsSync(join(folder, 'images/web-1'))).toBe(false);
  });

  test('says what to do where there is nothing to go back to', async () => {
    const { code, said } = await update('--rollback');
    expect(code).toBe(1);
    expect(said).toContain('no partyquiz-web:previous');
    expect(running()).toEqual(all('1'));
  });
});
