import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { takeLaterTokens, takeToken } from './fragment.js';
import { keepTokens, keptRefreshToken, keptToken } from './kept-tokens.js';

let at: { hash: string; pathname: string; search: string; reload: () => void };
let heard: EventTarget;
let replaced: () => void;

beforeEach(() => {
  const kept = new Map<string, string>();
  at = { hash: '', pathname: '/console', search: '?x=1', reload: vi.fn() };
  heard = new EventTarget();
  vi.stubGlobal('location', at);
  replaced = vi.fn(() => void (at.hash = ''));
  vi.stubGlobal('history', { replaceState: replaced });
  vi.stubGlobal('addEventListener', heard.addEventListener.bind(heard));
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  });
});
afterEach(() => void vi.unstubAllGlobals());

it('a token is taken out of the address, and what renewed another’s sign-in is gone with it', () => {
  keepTokens('old', 'refreshes-old', 0);
  at.hash = '#token=a.b.c';
  expect(takeToken()).toBe(true);
  expect([keptToken(), keptRefreshToken()]).toEqual(['a.b.c', undefined]);
  expect(replaced).toHaveBeenCalledWith(null, '', '/console?x=1');
});

it('without one, the sign-in stays as it is', () => {
  keepTokens('old', 'refreshes-old', 0);
  at.hash = '#main';
  expect(takeToken()).toBe(false);
  expect([keptToken(), keptRefreshToken()]).toEqual(['old', 'refreshes-old']);
});

it('a sign-in that cannot be renewed leaves nothing of one that could', () => {
  keepTokens('old', 'refreshes-old', 0);
  keepTokens('new', undefined, 1);
  expect([keptToken(), keptRefreshToken()]).toEqual(['new', undefined]);
});

it('a link that is opened in the page signs in anew, any other fragment does nothing', () => {
  takeLaterTokens();
  at.hash = '#main';
  heard.dispatchEvent(new Event('hashchange'));
  expect(at.reload).not.toHaveBeenCalled();
  at.hash = '#token=a.b.c';
  heard.dispatchEvent(new Event('hashchange'));
  expect([keptToken(), at.hash]).toEqual(['a.b.c', '']);
  expect(at.reload).toHaveBeenCalledOnce();
});
