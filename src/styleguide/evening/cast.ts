import { avatars } from '#core/game/contestants/avatars.ts';
import type { Profile } from '#core/game/contestants/profile.ts';
import type { Direction, Options } from '../options.ts';

/** Short and long, with spaces and without, as people call themselves. */
const names: Readonly<Record<Direction, readonly string[]>> = {
  ltr: [
    'Milan',
    'Oma Truus v. d. Berg-Jan',
    'De Snelle Slakken',
    'Ada',
    'Quizzly Bears',
    'Team Lasagne',
    'Noor',
    'Ünïcödé Wörld',
    'Table 9',
    'Femke',
    'WWWWWWWWWWWWWWWWWWWWWWWW',
    'Jip'
  ],
  rtl: [
    'נועה',
    'سارة',
    'הצוות של סבתא ברכה',
    'فريق النجوم الساطعة',
    'אבי',
    'محمد',
    'Ada',
    '李小龙',
    'שולחן 9',
    'ليلى',
    'הכי טובים בעולם כולו 1',
    'يوسف'
  ]
};
const others: Readonly<Record<Direction, string>> = { ltr: 'Guest', rtl: 'אורח' };

/** So many guests, the same each time. */
export const guests = (
  count: number,
  { dir, isPlain }: Pick<Options, 'dir' | 'isPlain'>
): readonly Profile[] =>
  Array.from({ length: count }, (_, index) => ({
    name: names[dir][index] ?? `${others[dir]} ${String(index + 1)}`,
    // The room takes any text; what is drawn for it on a canvas is the same everywhere then.
    avatar: isPlain ? ('O' as Profile['avatar']) : (avatars[index % avatars.length] ?? avatars[0])
  }));
