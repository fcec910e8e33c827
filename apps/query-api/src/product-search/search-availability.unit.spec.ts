import { expect, test } from 'vitest';
import { SearchAvailability } from './search-availability.js';

function given() {
  const lines: string[] = [];
  const logger = {
    warn: ({ reason }: { reason: string }) => void lines.push(`stands in: ${reason}`),
    info: () => void lines.push('answers again'),
  };
  return { lines, availability: new SearchAvailability(logger as never) };
}

test('each change of state is told once, and everything is counted', () => {
  const { lines, availability } = given();
  availability.answered();
  for (let time = 0; time < 5; time++) availability.stoodIn('timeout', 'no answer in time', true);
  for (let time = 0; time < 3; time++) availability.stoodIn('circuit-open', 'open', true);
  expect([lines, availability.isMissing]).toEqual([['stands in: timeout'], true]);
  availability.answered();
  availability.answered();
  expect([lines, availability.isMissing, availability.changes]).toEqual([['stands in: timeout', 'answers again'], false, 2]);
  expect([availability.answers, [...availability.standIns]]).toEqual([
    3,
    [
      ['timeout', 5],
      ['circuit-open', 3],
    ],
  ]);
});

test('another reason is another state', () => {
  const { lines, availability } = given();
  availability.stoodIn('unreachable', 'down', true);
  availability.stoodIn('index-unusable', 'filled anew', true);
  expect(lines).toEqual(['stands in: unreachable', 'stands in: index-unusable']);
});

test('a matter of one search alone is counted, and no state', () => {
  const { lines, availability } = given();
  availability.stoodIn('behind', 'at 9, not yet at 10', false);
  availability.stoodIn('refused', 'too many clauses', false);
  expect([lines, availability.isMissing, availability.standIns.get('behind')]).toEqual([[], false, 1]);
});
