import { effect, signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';
const themes: readonly Theme[] = ['system', 'light', 'dark'];
const KEPT_AS = 'orderline.theme';

export const theme = signal<Theme>(themes.find((name) => name === localStorage.getItem(KEPT_AS)) ?? 'system');

const dark = matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = signal(dark.matches);

/** What is shown now, for what draws by itself. */
export const isDark = () => (theme.value === 'system' ? systemIsDark.value : theme.value === 'dark');

export function nextTheme(): void {
  theme.value = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'system';
  localStorage.setItem(KEPT_AS, theme.value);
}

/** Keeps the document as it was chosen, or as the system has it. */
export function applyAppearance(): void {
  dark.addEventListener('change', () => void (systemIsDark.value = dark.matches));
  effect(() => void (document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'));
}
