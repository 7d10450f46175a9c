import { expect, it } from 'vitest';
import { ObjectStoreError } from '#ops/object-store/object-store.ts';
import { explainFailure } from './explain-failure.ts';

it('names the variable to look at, after what the store said', () => {
  const error = new ObjectStoreError('wrongRegion', 's3://party cannot be used (not here)');
  expect(explainFailure(error)).toBe('s3://party cannot be used (not here): check S3_REGION.');
});

it('says what other failures say', () => {
  expect(explainFailure(new Error('It broke.'))).toBe('It broke.');
});
