/** Where the page finds what it works with: base addresses without a slash at their end, absolute or of this server. */
export interface Settings {
  readonly commandApi: string;
  readonly queryApi: string;
  readonly projector: string;
  /** null where people sign in with a token only. */
  readonly oidc: OidcSettings | null;
  readonly release: string;
}

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Sent with the authorization and the token request beside what the protocol has. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The claim of a token that holds the roles; a dot stands for one inside another. */
  readonly rolesClaim: string;
}

/** Asked once, before anything is shown. @throws Error where the server does not tell them */
export const settings: Settings = await readSettings();

async function readSettings(): Promise<Settings> {
  const answer = await fetch('/page/settings.json');
  if (!answer.ok) throw new Error(`The settings of this page cannot be read (${answer.status}).`);
  return (await answer.json()) as Settings;
}
