import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.js';
import { anyPrice, anyText, gbp, tenThousandths } from '../testing/arbitraries.js';
import { decideOrRefuse, fold } from '../testing/decider-spec.js';
import { afterStorage, runCommands } from '../testing/run-commands.js';
import { type ProductCommand, productDecider } from './product.js';

const sku = 'TEAPOT';
const anyValue = fc.oneof(
  anyText,
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0), // JSON writes -0 as 0
);
const attributeName = fc.string({ minLength: 1, maxLength: 3 });
const anyAttributes = fc.dictionary(attributeName, anyValue, { maxKeys: 3, noNullPrototype: true });
const anyName = fc.constantFrom('Tea pot', 'Big tea pot', 'Pot');
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const oftenFree = fc.oneof(fc.constant(gbp('0.0')), fc.constant(gbp('-3')), anyPrice);

const anyCommand: fc.Arbitrary<ProductCommand> = fc.oneof(
  fc.record({
    type: fc.constant('AddProduct' as const),
    sku: fc.constant(sku),
    name: anyName,
    description: optional(anyText),
    category: anyText,
    attributes: optional(anyAttributes),
    price: oftenFree,
  }),
  fc.record({
    type: fc.constant('ReviseProduct' as const),
    sku: fc.constant(sku),
    name: optional(anyName),
    description: optional(anyText),
    category: optional(anyText),
    attributes: optional(anyAttributes),
  }),
  fc.record({ type: fc.constant('ChangePrice' as const), sku: fc.constant(sku), price: oftenFree }),
  fc.constant<ProductCommand>({ type: 'PublishProduct', sku }),
);
const anyEnding: fc.Arbitrary<ProductCommand[]> = fc.constantFrom([], [{ type: 'DiscontinueProduct', sku, reason: 'Mould broke' }]);
const anyCommands = fc
  .tuple(fc.array(anyCommand, { maxLength: 40, size: 'max' }), anyEnding, fc.array(anyCommand, { maxLength: 10, size: 'max' }))
  .map((parts) => parts.flat());

describe('A product under any commands', () => {
  it('is added at most once, has a price whenever it is published, and stays discontinued', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const { steps, events } = runCommands(productDecider, commands);
        expect(events.filter((event) => event.type === 'ProductAdded').length).toBeLessThanOrEqual(1);
        for (const { before, after, outcome } of steps) {
          if (after.status === 'absent') continue;
          expect(tenThousandths(after.price.amount)).toBeGreaterThanOrEqual(after.status === 'published' ? 1n : 0n);
          if (before.status !== 'discontinued') continue;
          expect(after).toEqual(before);
          expect(outcome instanceof Refusal || outcome.length === 0).toBe(true);
        }
      }),
    );
  });

  it('makes no second effect of the same command', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        for (const { command, outcome, after } of runCommands(productDecider, commands).steps) {
          if (outcome instanceof Refusal) continue;
          const again = decideOrRefuse(productDecider, command, after);
          expect(again instanceof Refusal || again.length === 0).toBe(true);
        }
      }),
    );
  });

  it('revises exactly the fields that differ', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        for (const { command, before, after, outcome } of runCommands(productDecider, commands).steps) {
          if (command.type !== 'ReviseProduct' || outcome instanceof Refusal || before.status === 'absent') continue;
          const { type: _type, ...asked } = command;
          const given = Object.entries(asked).filter(([, value]) => value !== undefined);
          expect(after).toEqual({ ...before, ...Object.fromEntries(given) });
          for (const event of outcome) {
            const { sku: _sku, ...changes } = event.data;
            for (const [name, value] of Object.entries(changes)) expect(value).not.toEqual(before[name as keyof typeof before]);
          }
        }
      }),
    );
  });

  it('is the same after its events were stored and read again', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const { events } = runCommands(productDecider, commands);
        expect(fold(productDecider, afterStorage(events))).toStrictEqual(fold(productDecider, events));
      }),
    );
  });
});
