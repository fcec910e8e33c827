import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Field } from '../parts/form.js';
import { settings } from '../settings.js';
import { readClaims } from './claims.js';
import { signIn, signInFault } from './session.js';

/** By the provider, where there is one, or with a token that somebody was given. @param byProvider how one gets there */
export function SignInForm({ byProvider }: { readonly byProvider: () => unknown }) {
  const [given, setGiven] = useState('');
  const [fault, setFault] = useState<string>();
  const [byToken, setByToken] = useState(settings.oidc === null);
  const shown = fault ?? signInFault.value;
  const submit = () => {
    const token = given.trim().replace(/^Bearer /i, '');
    if (readClaims(token, settings.oidc?.rolesClaim) === undefined)
      setFault('This is no token of an installation: three parts with dots between them, and a role inside.');
    else signIn(token);
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {settings.oidc !== null && (
        <div class="actions">
          <Button look="main" onClick={() => void byProvider()}>
            Sign in
          </Button>
          {!byToken && (
            <Button look="quiet" onClick={() => setByToken(true)}>
              With a token
            </Button>
          )}
        </div>
      )}
      {byToken && (
        <>
          <Field
            label="Token"
            value={given}
            onInput={setGiven}
            rows={4}
            hint="npm run -s token -- --role clerk prints one for a local installation."
          />
          <div class="actions">
            <Button type="submit" look={settings.oidc === null ? 'main' : 'plain'}>
              Use this token
            </Button>
          </div>
        </>
      )}
      {shown !== undefined && (
        <p class="field-error" role="alert">
          {shown}
        </p>
      )}
    </form>
  );
}
