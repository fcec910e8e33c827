import { describe, it } from 'vitest';
import { type ValuedLine } from '#events/contracts/fields';
import { type OrderEvent } from '#events/contracts/order-events';
import { gbp } from '../testing/arbitraries.js';
import { given } from '../testing/decider-spec.js';
import { all, anonymous, cancelled, confirmed, cushions, delivered, facts, of, orderId } from '../testing/placed-order.js';
import { placed, placedWith, rejected, returned, shipped, teapots } from '../testing/placed-order.js';
import { orderDecider } from './order.js';
import { type ReturnLines } from './return-lines.js';

const sendBack = (...lines: ReturnLines['lines']): ReturnLines => ({
  type: 'ReturnLines',
  orderId,
  lines,
  reason: 'Chipped',
  returnedAt: '2010-12-09T12:00:00.000Z',
});
const after = (...events: OrderEvent[]) => given(orderDecider, [placed, confirmed, ...events]);

describe('Returning lines', () => {
  it.each([
    ['partly shipped', [shipped(false, teapots)]],
    ['shipped', [shipped(true, ...all)]],
    ['delivered', [shipped(true, ...all), delivered]],
  ])('takes back what was shipped of an order that is %s', (_, events) => {
    after(...events)
      .when(sendBack({ line: 1, quantity: 2 }))
      .then([returned(false, teapots)]);
  });

  it('takes a sku whose lines have one price', () => {
    after(shipped(true, ...all))
      .when(sendBack({ sku: 'CUSHION', quantity: 1 }))
      .then([returned(false, of(cushions, 1))]);
  });

  it('adds up entries for the same line', () => {
    after(shipped(true, ...all))
      .when(sendBack({ line: 2, quantity: 1 }, { sku: 'CUSHION', quantity: 2 }))
      .then([returned(false, cushions)]);
  });

  it('is complete when everything ordered was shipped and is back', () => {
    after(shipped(true, ...all))
      .when(sendBack({ line: 1, quantity: 2 }, { line: 2, quantity: 3 }))
      .then([returned(true, ...all)]);
    after(shipped(true, ...all), returned(false, of(teapots, 1), cushions))
      .when(sendBack({ line: 1, quantity: 1 }))
      .then([returned(true, of(teapots, 1))]);
    after(shipped(false, teapots), returned(false, teapots), shipped(true, cushions))
      .when(sendBack({ sku: 'CUSHION', quantity: 3 }))
      .then([returned(true, cushions)]);
  });

  it('leaves the customer out where the order has none', () => {
    const { customerId: _customerId, ...nobody } = facts;
    const { reason, returnedAt } = sendBack();
    given(orderDecider, [anonymous, confirmed, shipped(true, ...all)])
      .when(sendBack({ line: 1, quantity: 2 }))
      .then([
        {
          type: 'OrderLinesReturned',
          data: { ...nobody, lines: [teapots], value: gbp('25'), refundDue: gbp('25'), reason, complete: false, returnedAt },
        },
      ]);
  });
});

describe('What is to be paid back', () => {
  const jars: ValuedLine = { line: 1, sku: 'JAR', quantity: 3, unitPrice: gbp('3.333') };
  const order = placedWith([jars]);
  const due = (amountDue: string): OrderEvent => ({ ...order, data: { ...order.data, amountDue: gbp(amountDue) } });
  const given3 = (...events: OrderEvent[]) => given(orderDecider, [due('10'), confirmed, shipped(true, jars), ...events]);
  const back = (complete: boolean, value: string, refundDue: string, quantity = 1): OrderEvent => {
    const { type, data } = returned(complete, of(jars, quantity)) as Extract<OrderEvent, { type: 'OrderLinesReturned' }>;
    return { type, data: { ...data, value: gbp(value), refundDue: gbp(refundDue) } };
  };
  const one = sendBack({ line: 1, quantity: 1 });

  it('is what was due less what is due for what is kept, so that all together give what was due', () => {
    const [first, second, third] = [back(false, '3.333', '3.33'), back(false, '3.333', '3.34'), back(true, '3.333', '3.33')];
    given3().when(one).then([first]);
    given3(first).when(one).then([second]);
    given3(first, second).when(one).then([third]);
    given3()
      .when(sendBack({ line: 1, quantity: 3 }))
      .then([back(true, '9.999', '10', 3)]);
  });

  it('makes good what went back exactly, before amounts were rounded', () => {
    given3(back(false, '3.333', '3.333'))
      .when(one)
      .then([back(false, '3.333', '3.337')]);
  });

  it('is never less than nothing', () => {
    given3(back(false, '3.333', '9'))
      .when(one)
      .then([back(false, '3.333', '0')]);
  });
});

describe('Returning more than was shipped is refused', () => {
  it.each([
    ['of a line', [shipped(false, of(teapots, 1))], { line: 1, quantity: 2 }],
    ['of a sku', [shipped(true, ...all)], { sku: 'TEAPOT', quantity: 3 }],
    ['of what is back already', [shipped(true, ...all), returned(false, of(teapots, 1))], { line: 1, quantity: 2 }],
    ['of what never went out', [shipped(false, cushions)], { line: 1, quantity: 1 }],
    ['once all is back', [shipped(true, ...all), returned(true, ...all)], { line: 1, quantity: 1 }],
  ] as const)('%s', (_, events, entry) => {
    after(...events)
      .when(sendBack(entry))
      .then('return-too-large', { skus: ['TEAPOT'], field: 'lines.0.quantity' });
  });
});

describe('Returning a sku of several lines', () => {
  const again: ValuedLine = { ...teapots, line: 3 };
  const dearer: ValuedLine = { ...again, unitPrice: gbp('13') };
  const of3 = (third: ValuedLine) => given(orderDecider, [placedWith([...all, third]), confirmed, shipped(true, ...all, third)]);

  it('takes the lines in their order where they have one price', () => {
    of3(again)
      .when(sendBack({ sku: 'TEAPOT', quantity: 3 }))
      .then([returned(false, teapots, of(again, 1))]);
  });

  it('is refused where they differ in price, unless the line is named', () => {
    of3(dearer)
      .when(sendBack({ line: 2, quantity: 1 }, { sku: 'TEAPOT', quantity: 1 }))
      .then('line-ambiguous', { skus: ['TEAPOT'], field: 'lines.1.sku' });
    of3(dearer)
      .when(sendBack({ line: 3, quantity: 1 }))
      .then([returned(false, of(dearer, 1))]);
  });
});

describe('A return that cannot be is refused:', () => {
  it.each([
    ['line-unknown', 'lines.0.line', { line: 3, quantity: 1 }],
    ['line-unknown', 'lines.0.sku', { sku: 'VASE', quantity: 1 }],
    ['quantity-invalid', 'lines.0.quantity', { line: 1, quantity: 0 }],
    ['quantity-invalid', 'lines.0.quantity', { sku: 'TEAPOT', quantity: 0.5 }],
  ] as const)('%s at %s', (code, field, entry) => {
    after(shipped(true, ...all))
      .when(sendBack(entry))
      .then(code, { field });
  });

  it('without lines', () => {
    after(shipped(true, ...all))
      .when(sendBack())
      .then('line-count-invalid', { field: 'lines' });
  });

  it.each([
    ['placed', [placed]],
    ['confirmed', [placed, confirmed]],
    ['rejected', [placed, rejected]],
    ['cancelled', [placed, cancelled]],
  ])('nothing was shipped, it is only %s', (_, events) => {
    given(orderDecider, events)
      .when(sendBack({ line: 1, quantity: 1 }))
      .then('order-not-shipped');
  });

  it('the order was never placed', () => {
    given(orderDecider)
      .when(sendBack({ line: 1, quantity: 1 }))
      .then('order-not-found');
  });
});
