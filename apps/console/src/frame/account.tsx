import { settings } from '../settings.js';
import { claims, signOut } from '../sign-in/session.js';
import { nextTheme, theme } from './appearance.js';

const themeNames = { system: 'System', light: 'Light', dark: 'Dark' } as const;

export function Account() {
  const known = claims.value;
  return (
    <div class="account">
      <span class="who" title={`Release ${settings.release}`}>
        {known?.subject} <span class="soft">{known?.roles.join(', ')}</span>
      </span>
      <button type="button" class="quiet" onClick={nextTheme} aria-label={`Colours: ${themeNames[theme.value]}. Change them`}>
        {themeNames[theme.value]}
      </button>
      <button type="button" class="quiet" onClick={signOut}>
        Sign out
      </button>
    </div>
  );
}
