import { m } from '#lib/paraglide/messages.js';
import type { KindForm } from '../kind-form.ts';

interface EstimateFields {
  readonly correctNumber: string;
  readonly tolerance: string;
  readonly unit: string;
}

export const numberEstimateForm: KindForm<'numberEstimate', EstimateFields> = {
  empty: { correctNumber: '', tolerance: '', unit: '' },
  timeLimitSeconds: 30,
  toFields: ({ correct, tolerance, unit }, writeNumber) => ({
    correctNumber: writeNumber(correct),
    tolerance: writeNumber(tolerance),
    unit
  }),
  fromSent: (sent) => ({
    correctNumber: sent.text('correctNumber'),
    tolerance: sent.text('tolerance'),
    unit: sent.text('unit')
  }),
  toQuestion: ({ correctNumber, tolerance, unit }, readNumber) => ({
    body: { correct: readNumber(correctNumber)?.value, tolerance: readNumber(tolerance)?.value, unit },
    fieldOf: ([name]) => (name === 'correct' ? 'correctNumber' : undefined)
  }),
  preview: ({ unit }) => ({ line: `${m.preview_number()}${unit ? ` (${unit})` : ''}` })
};
