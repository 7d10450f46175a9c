import type { DemoRemains } from '#lib/server/seed/remove-demo.ts';
import { pubNightQuiz } from '../quizzes.ts';
import type { SeededInstallation } from './seed-installation.ts';

/** What a seed did. The password only stands here when an account was made with it. */
export function describeSeed(
  { newAccounts, rejoined, quizzes, playedEvening }: SeededInstallation,
  password: string
): string {
  const lines = [
    ...newAccounts.map(({ email, role }) => `account   ${email} (${role})`),
    ...rejoined.map(({ email, role }) => `member    ${email} (${role}), with the password it had`),
    ...quizzes.filter(({ isNew }) => isNew).map(({ title }) => `quiz      ${title}`),
    ...(playedEvening ? [`results   ${pubNightQuiz.title}, played the evening before`] : [])
  ];
  if (lines.length === 0) return 'The demo is complete; nothing was changed.';
  const made = ['Made in the demo workspace:', ...lines.map((line) => `  ${line}`)];
  if (newAccounts.length > 0) made.push(`Password of the new accounts: ${password}`);
  return made.join('\n');
}

/** What a removal took away, or would. */
export function describeRemains(remains: DemoRemains, confirmed: boolean): string {
  const { hasWorkspace, accounts, quizzes, liveSessions, running, leavesNoOwner } = remains;
  if (!hasWorkspace && accounts.length === 0) return 'There is no demo here; nothing was changed.';
  const lines = [confirmed ? 'Removed:' : 'This would be removed:'];
  if (hasWorkspace)
    lines.push(
      `  the workspace “demo” with ${count(quizzes, 'quiz', 'quizzes')} and ${count(liveSessions, 'live session', 'live sessions')}${running > 0 ? `, ${String(running)} of them running` : ''}`
    );
  lines.push(...accounts.map((email) => `  the account ${email}`));
  if (leavesNoOwner)
    lines.push(
      `${confirmed ? 'Now' : 'After that'} nobody owns this installation: npm run owner -- <e-mail address> makes an account its owner.`
    );
  if (!confirmed) lines.push('Nothing was changed. Say --yes to remove it for good.');
  return lines.join('\n');
}

const count = (number: number, one: string, many: string) => `${String(number)} ${number === 1 ? one : many}`;
