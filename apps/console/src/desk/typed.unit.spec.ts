import { describe, expect, it } from 'vitest';
import { changedNothing } from './changed-nothing.js';
import { begunLines, blankLine, linePaths, pathOfLine } from './typed-lines.js';
import { clearedOf, countOf, withoutBlanks } from './without-blanks.js';

const line = (sku: string) => ({ ...blankLine, sku });

describe('Lines as they are typed', () => {
  it('are sent where they are begun, and one where none is', () => {
    expect(begunLines([line('A'), line(' '), line('B')]).map(({ sku }) => sku)).toEqual(['A', 'B']);
    expect(begunLines([blankLine, blankLine])).toHaveLength(1);
  });

  it('show the errors of what was sent at the line that was typed', () => {
    const lines = [line('A'), line(''), line('B')];
    expect([0, 1, 2].map((index) => pathOfLine(lines, index))).toEqual(['lines.0', undefined, 'lines.1']);
  });

  it('show only errors of their own fields', () => {
    const errors = ['lines.0.sku', 'lines.1.unitPrice.amount', 'lines', 'reason'].map((path) => ({ path, message: 'is wrong' }));
    expect(linePaths({ status: 400, code: 'validation-failed', title: '', detail: '', errors })).toEqual([
      'lines.0.sku',
      'lines.1.unitPrice.amount',
    ]);
  });
});

describe('What is typed', () => {
  it('is left out where it is blank', () => {
    expect(withoutBlanks({ name: ' Ann ', city: '  ' })).toEqual({ name: 'Ann' });
  });

  it('is named where it was there and is blank now', () => {
    const now = withoutBlanks({ name: 'Ann', phone: ' ', email: 'ann@example.org' });
    expect(clearedOf({ name: 'Bo', phone: '7' }, now)).toEqual(['phone']);
  });

  it('has changed nothing where the answer has no events', () => {
    expect([{ events: [] }, { events: ['OrderHeld'] }, {}].map(changedNothing)).toEqual([true, false, false]);
  });

  it('is no count where it is none', () => {
    expect([countOf('7'), countOf('-2'), countOf(''), countOf('x')]).toEqual([7, -2, NaN, NaN]);
  });
});
