import { SignJWT } from 'jose';
import { type Role } from '#platform/auth/principal';
import { readOrMakeSecrets } from '#tools/secrets';
import { environmentOf } from '../../../test-bed/app-environment.js';
import { type Child, withChild } from '../../../test-bed/child-process.js';
import { withScratchFolder } from '../../../test-bed/scratch-postgres.js';

export interface LiveInstallation {
  readonly commandApiUrl: string;
  readonly token: string;
  /** For programs that work beside the apps. */
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * The command API and the projector as processes of their own, as in production, on ports that are free. Process managers run elsewhere, so that
 * the commands are those that are sent.
 */
export async function withInstallation<Result>(url: string, use: (installation: LiveInstallation) => Promise<Result>): Promise<Result> {
  return withScratchFolder(async (folder) => {
    const secrets = await readOrMakeSecrets(folder);
    const environment: NodeJS.ProcessEnv = {
      ...environmentOf({ url, folder }, secrets),
      RATE_LIMIT_COMMANDS: '0',
      PROCESS_MANAGERS: 'off',
      // The history was appended without them.
      KEYS_MISSING: 'accept',
      LOG_LEVEL: 'error',
    };
    return withChild('apps/projector/src/main.js', { environment }, async (projector) => {
      await ready(projector);
      return withChild('apps/command-api/src/main.js', { environment }, async (commandApi) => {
        const commandApiUrl = await ready(commandApi);
        return use({ commandApiUrl, token: await signToken(secrets.jwtSecret, 'clerk'), environment });
      });
    });
  });
}

async function ready(app: Child): Promise<string> {
  const message = (await app.answer()) as { readonly ready?: unknown; readonly url?: unknown };
  if (message.ready !== true || typeof message.url !== 'string')
    throw new Error(`The app said ${JSON.stringify(message)} instead of ready`);
  return message.url;
}

function signToken(secret: string, role: Role): Promise<string> {
  const jwt = new SignJWT({ role })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject('bench')
    .setIssuedAt()
    .setExpirationTime('1h');
  return jwt.sign(new TextEncoder().encode(secret));
}
