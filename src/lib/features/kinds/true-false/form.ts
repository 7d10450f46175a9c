import type { KindForm } from '../kind-form.ts';
import { sides } from './sides.ts';

interface TruthField {
  readonly truth: '' | 'true' | 'false';
}

export const trueFalseForm: KindForm<'trueFalse', TruthField> = {
  empty: { truth: '' },
  toFields: ({ correct }) => ({ truth: correct ? 'true' : 'false' }),
  fromSent(sent) {
    const truth = sent.text('truth');
    return { truth: truth === 'true' || truth === 'false' ? truth : '' };
  },
  toQuestion: ({ truth }) => ({
    body: { correct: truth === '' ? undefined : truth === 'true' },
    fieldOf: ([name]) => (name === 'correct' ? 'truth' : undefined)
  }),
  preview: () => ({ tiles: sides() })
};
