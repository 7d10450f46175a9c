import { judgeDisk, readDisk } from '#ops/disk.ts';
import { resolve } from 'node:path';
import { error, info, ok, warning, type Check, type Context } from '../check.ts';

/** Whether the disk has room left [OPS-24]. */
export const disk: Check = {
  id: 'disk',
  title: 'Disk',
  needs: [],
  isOutside: false,
  run: async (context) => {
    const folder = folderOf(context);
    const space = await readDisk(folder);
    if (!space) return [info('disk.unknown', `The system does not say how full the disk of ${folder} is.`)];
    const left = `${gigabytes(space.freeBytes)} of ${gigabytes(space.totalBytes)} GB are left on the disk of ${folder}.`;
    const level = judgeDisk(space);
    if (level === 'ok') return [ok('disk', left)];
    return level === 'low'
      ? [warning('disk.low', left, REMEDY)]
      : [error('disk.full', `${left} Answers may soon not be stored any more.`, REMEDY)];
  }
};

const REMEDY =
  'Make room: old logs and backups, `docker image prune -a`; or enlarge the disk. The Installation page shows how large the database is.';

/** Where `npm start` keeps its database; elsewhere where containers keep their volumes, unless the environment says. */
const folderOf = ({ env, place }: Context): string =>
  env.DISK_FOLDER ?? (place === 'laptop' ? resolve(env.PARTYQUIZ_DATA_DIR ?? '.data') : process.cwd());

const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
