import { questionKindNames } from '#core/question/question-limits.ts';
import { actsAbout, actsOf, differentActs } from '../evening/acts.ts';
import { sampleQuestion } from '../evening/questions.ts';
import { drawn, type Group } from '../specimen.ts';
import StudioFaces from '../StudioFaces.svelte';
import { led } from './panel.ts';
import { held } from './phone.ts';
import { displayed } from './stage.ts';

/** A question of every kind wherever it is shown. */
export const kinds: Group = (options) =>
  questionKindNames.flatMap((kind) => {
    const acts = differentActs(actsAbout(actsOf(options), kind));
    const summary = acts.map(({ snapshots }) => snapshots.at(-1)?.display.summary).find(Boolean);
    return [
      ...acts.flatMap((act) => [
        displayed(`${kind}-stage-${act.name}`, act, 'end'),
        // The third to join comes too late with every answer but the first.
        held(`${kind}-phone-${act.name}`, act, 'middle'),
        held(`${kind}-phone-${act.name}-unanswered`, act, 'middle', 2),
        led(`${kind}-host-${act.name}`, act, 'end')
      ]),
      ...(['fine', 'wrong'] as const).map((state) => ({
        name: `${kind}-studio-${state}`,
        screen: 'page' as const,
        draw: drawn(StudioFaces, {
          question: sampleQuestion(kind, options.dir),
          summary,
          isWrong: state === 'wrong'
        })
      }))
    ];
  });
