import { Link, useLocation } from 'wouter-preact';
import { screens } from '../screens.js';
import { holds } from '../sign-in/roles.js';
import { claims } from '../sign-in/session.js';
import { Expiry } from '../sign-in/expiry.js';
import { Messages } from '../parts/messages.js';
import { Account } from './account.js';
import { CurrentScreen } from './current-screen.js';

const areas = [
  { area: 'console', name: 'Console' },
  { area: 'desk', name: 'Desk' },
] as const;

/** Around every screen: where one is, where one can go, and who one is. */
export function Frame({ area }: { readonly area: 'console' | 'desk' }) {
  const roles = claims.value?.roles ?? [];
  const open = screens.filter((screen) => screen.listed && holds(roles, screen.roles));
  return (
    <div class="frame" data-density={area === 'console' ? 'dense' : 'roomy'}>
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <header class="top">
        <Link href={`/${area}`} class="brand">
          Orderline
        </Link>
        <nav class="areas" aria-label="Areas">
          {areas
            .filter(({ area }) => open.some((screen) => screen.area === area))
            .map((each) => (
              <Link href={`/${each.area}`} aria-current={each.area === area ? 'true' : undefined}>
                {each.name}
              </Link>
            ))}
        </nav>
        <Account />
      </header>
      <nav class="side" aria-label="Screens">
        {open
          .filter((screen) => screen.area === area)
          .map(({ path, title }) => (
            <ScreenLink address={path.replace(/\/:.*/, '')} title={title} />
          ))}
      </nav>
      <main id="main" tabIndex={-1}>
        <Expiry />
        <CurrentScreen area={area} />
      </main>
      <Messages />
    </div>
  );
}

function ScreenLink({ address, title }: { readonly address: string; readonly title: string }) {
  const [location] = useLocation();
  const here = location === address || (address.split('/').length > 2 && location.startsWith(`${address}/`));
  return (
    <Link href={address} aria-current={here ? 'page' : undefined}>
      {title}
    </Link>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
