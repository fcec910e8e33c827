import { expect, it } from 'vitest';
import { LogChanged } from '#event-store/errors';
import { after, closedFor, type Finding, type GateState, initially, reasonOf } from './gate-state.js';

const error = new LogChanged(7n, 'seen', 'found');
const findings: Readonly<Record<string, Finding>> = {
  agree: { kind: 'agree' },
  disagree: { kind: 'disagree', error, followers: ['orders', 'fulfilment'] },
  'no log': { kind: 'unknown', away: 'event-store', reason: 'No log.' },
  'no views': { kind: 'unknown', away: 'read-models', reason: 'No views.' },
};
const find = (...names: readonly string[]): GateState => names.reduce((state, name) => after(state, findings[name] as Finding), initially);

it.each([
  ['nothing', [], 'read-models-unavailable'],
  ['an agreement', ['agree'], undefined],
  ['a disagreement at the start', ['disagree'], 'log-changed'],
  ['views that are away at the start', ['no views'], 'read-models-unavailable'],
  ['a log that is away at the start', ['no log'], 'event-store-unavailable'],
  ['a log that is away at first, and then the views', ['no log', 'no views'], 'read-models-unavailable'],
  ['what was away, and then agrees', ['no views', 'no log', 'agree'], undefined],
  ['what was away, and then disagrees', ['no views', 'disagree'], 'log-changed'],
  ['views that go away later', ['agree', 'no views'], undefined],
  ['a log that goes away later', ['agree', 'no log'], undefined],
  ['a disagreement later', ['agree', 'disagree'], 'log-changed'],
  ['an agreement after a disagreement', ['agree', 'disagree', 'agree'], undefined],
  ['a disagreement, and then views that are away', ['agree', 'disagree', 'no views'], 'log-changed'],
  ['a disagreement, and then a log that is away', ['agree', 'disagree', 'no log'], 'event-store-unavailable'],
  ['the same, and then views that are away', ['agree', 'disagree', 'no log', 'no views'], 'log-changed'],
  ['the same, and the log back as it was', ['agree', 'disagree', 'no log', 'agree'], undefined],
] as const)('Given %s, commands are refused with the right code, or taken', (_, found, code) => {
  expect(closedFor(find(...found))).toBe(code);
});

it('It says why', () => {
  expect(reasonOf(find('disagree'))).toBe('The log has changed: at position 7 stands found, not seen. It was read by orders, fulfilment.');
  expect(reasonOf(find('no views'))).toBe('No views.');
  expect(reasonOf(find('agree'))).toBe('Commands are taken.');
});
