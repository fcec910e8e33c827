import { createElement, render } from 'preact';
import { keepSignedIn } from '../sign-in/keep-signed-in.js';
import { App } from './app.js';
import { applyAppearance } from './appearance.js';

export async function showPage(place: HTMLElement): Promise<void> {
  applyAppearance();
  await keepSignedIn();
  render(createElement(App, {}), place);
}
