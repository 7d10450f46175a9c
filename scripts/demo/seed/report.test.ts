import { describe, expect, it } from 'vitest';
import { asId, type QuizId, type UserId, type WorkspaceId } from '#core/ids.ts';
import { demoAccounts } from '#lib/server/seed/demo-accounts.ts';
import { describeRemains, describeSeed } from './report.ts';

const nothing = {
  workspaceId: asId<WorkspaceId>('w'),
  hostId: asId<UserId>('h'),
  newAccounts: [],
  rejoined: [],
  quizzes: [{ id: asId<QuizId>('q'), title: 'Old', isNew: false }],
  playedEvening: false
};
const [owner, editor] = demoAccounts;

describe('what a seed reports', () => {
  it('shows the password only where an account was made with it', () => {
    expect(describeSeed({ ...nothing, newAccounts: [owner] }, 'secret')).toContain('secret');
    expect(describeSeed({ ...nothing, rejoined: [editor], playedEvening: true }, 'secret')).not.toContain(
      'secret'
    );
  });

  it('names what is new and nothing else', () => {
    const quizzes = [...nothing.quizzes, { id: asId<QuizId>('r'), title: 'New', isNew: true }];
    const text = describeSeed({ ...nothing, quizzes }, 'secret');
    expect(text).toContain('New');
    expect(text).not.toContain('Old');
    expect(describeSeed(nothing, 'secret')).toBe('The demo is complete; nothing was changed.');
  });
});

describe('what a removal reports', () => {
  const remains = {
    hasWorkspace: true,
    quizzes: 3,
    liveSessions: 1,
    running: 1,
    accounts: [owner.email],
    leavesNoOwner: true
  };

  it('asks for --yes before, and says what is gone after', () => {
    const [before, after] = [describeRemains(remains, false), describeRemains(remains, true)];
    expect(before).toMatch(/would be removed.*3 quizzes and 1 live session, 1 of them running.*--yes/s);
    expect(after).toMatch(/^Removed:.*demo@partyquiz\.local.*nobody owns/s);
    expect(after).not.toContain('--yes');
  });

  it('says when there is nothing', () => {
    const none = { ...remains, hasWorkspace: false, accounts: [] };
    expect(describeRemains(none, true)).toBe('There is no demo here; nothing was changed.');
  });
});
