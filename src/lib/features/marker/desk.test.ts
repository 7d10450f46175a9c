import { describe, expect, test } from 'vitest';
import { itemId } from '#core/quiz/quiz.fixture.ts';
import { DeskRoom, eveningOf } from './desk.fixture.svelte.ts';
import { Desk } from './desk.svelte.ts';
import { markerKey, type MarkerKey } from './marker-keys.ts';

const open = (questions = 2) => {
  const room = new DeskRoom(eveningOf(questions, 20));
  return { room, desk: new Desk(room.live) };
};

describe('the desk of a marker', () => {
  test('begins where somebody should look, and goes on by itself', () => {
    const { desk } = open();
    expect(desk.item).toMatchObject({ id: itemId(0) });
    const first = desk.group;
    expect(first).toMatchObject({ isDoubtful: true });
    desk.obey('right');
    expect(desk.groups.find(({ key }) => key === first?.key)).toMatchObject({ mark: 1 });
    expect(desk.group?.key).not.toBe(first?.key);
    expect(desk.group).toMatchObject({ isDoubtful: true });
    expect(desk.group).not.toHaveProperty('mark');
  });

  test('takes back what was marked last, and stands there again', () => {
    const { desk } = open();
    const first = desk.group;
    desk.obey('half');
    desk.obey('wrong');
    desk.obey('undo');
    desk.obey('undo');
    expect(desk.group).toEqual(first);
  });

  test('the rest of a question stays, and the next one comes', () => {
    const { desk } = open();
    desk.obey('rest');
    expect(desk.items[0]).toMatchObject({ open: 0, isChecked: true });
    expect(desk.item?.id).toBe(itemId(1));
    desk.obey('previous');
    expect(desk.item?.id).toBe(itemId(0));
    desk.check(false);
    expect(desk.items[0]?.open).toBeGreaterThan(0);
  });

  test('[GAME-82] passes over what another marker has before him', () => {
    const { room, desk } = open();
    const [first, second] = desk.groups;
    room.looks = [[itemId(0), first?.key ?? '']];
    expect(desk.group?.key).toBe(second?.key);
    desk.tellWhere();
    expect(room.looked).toEqual([{ item: itemId(0), key: second?.key }]);
  });

  test('sixty tables by ten typed questions take a marker a minute at three keys in two seconds', () => {
    const room = new DeskRoom(eveningOf(10, 60));
    const desk = new Desk(room.live);
    let keys = 0;
    const press = (key: MarkerKey) => {
      keys += 1;
      desk.obey(key);
    };
    while (desk.finished < 10 && keys < 1_000) {
      if (desk.group?.reason?.is === 'near' || desk.group?.reason?.is === 'part')
        press(desk.group.key.startsWith('amst') ? 'half' : 'wrong');
      else press('rest');
    }
    expect(desk.finished).toBe(10);
    expect(keys).toBeLessThanOrEqual(90);
  });

  test('its keys leave fields and the browser alone', () => {
    const press = (key: string, more = {}) => ({
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      ...more
    });
    const inside = (what: string) => ({
      closest: (query: string) => (query.includes(what) ? ({} as Element) : null)
    });
    expect(markerKey(press('J'), undefined)).toBe('down');
    expect(markerKey(press('1'), inside('nothing'))).toBe('right');
    expect(markerKey(press('1'), inside('input'))).toBeUndefined();
    expect(markerKey(press('0', { ctrlKey: true }), undefined)).toBeUndefined();
    expect(markerKey(press('Enter'), inside('button'))).toBeUndefined();
  });
});
